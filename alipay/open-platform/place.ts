import { cleanText } from '../forbidden-characters.ts';

/** Printable ASCII: Alipay takes no Chinese in these two. */
const identifier = /^[!-~]{1,32}$/;

export interface Place {
  /** At most 32 characters, none of them Chinese. */
  readonly storeId?: string | undefined;
  readonly terminalId?: string | undefined;
}

/**
 * Where the sale happens (protocol 2.8), for the risk control and the bill. An identifier that Alipay
 * would refuse is left out: it must not stop a sale.
 */
export function placeParams({ storeId, terminalId }: Place): {
  store_id?: string;
  terminal_id?: string;
} {
  return {
    ...(isSendable(storeId) && { store_id: storeId }),
    ...(isSendable(terminalId) && { terminal_id: terminalId }),
  };
}

const isSendable = (id: string | undefined): id is string =>
  id !== undefined && identifier.test(id) && cleanText(id, id.length) === id;
