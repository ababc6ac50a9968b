import type { GlobalCredentials, GlobalKeys } from '../../alipay/global/credentials.ts';
import type { GlobalSignType } from '../../alipay/global/sign-type.ts';
import {
  alipayPublicKeys,
  endpoint,
  type Fields,
  isMissing,
  object,
  oneOf,
  optionalText,
  privateKey,
  text,
  texts,
  wrong,
} from './secret-fields.ts';

/** The secret of a merchant of the global MAPI (protocol 3). Keys are base64 DER or PEM. */
export type GlobalSecret = {
  readonly gateway: 'global';
  readonly endpoint: string;
  readonly partner: string;
  readonly sellerId?: string;
  readonly secondaryMerchant: {
    readonly id: string;
    readonly name: string;
    readonly industry: string;
  };
  readonly country?: string;
  readonly address?: string;
  readonly settlementCurrencies?: readonly string[];
} & (
  | { readonly signType: 'MD5'; readonly md5Keys: readonly string[] }
  | {
      readonly signType: Exclude<GlobalSignType, 'MD5'>;
      readonly privateKey: string;
      readonly alipayPublicKeys: readonly string[];
    }
);

const SIGN_TYPES = ['MD5', 'RSA2', 'RSA'] as const satisfies readonly GlobalSignType[];
const MD5_KEY = /^[0-9A-Za-z]{32}$/;
const INDUSTRY = /^\d{4}$/;

/** @throws Error naming the field that is wrong, never its value. */
export function globalCredentials(fields: Fields): GlobalCredentials {
  const merchant = object(fields, 'secondaryMerchant');
  const industry = text(merchant, 'industry');
  if (!INDUSTRY.test(industry)) throw wrong(merchant, 'industry', 'it is a code of four digits');
  const settlementCurrencies = isMissing(fields, 'settlementCurrencies')
    ? undefined
    : texts(fields, 'settlementCurrencies');
  return {
    endpoint: endpoint(fields),
    partner: text(fields, 'partner'),
    sellerId: optionalText(fields, 'sellerId'),
    secondaryMerchant: { id: text(merchant, 'id'), name: text(merchant, 'name'), industry },
    country: optionalText(fields, 'country'),
    address: optionalText(fields, 'address'),
    settlementCurrencies,
    ...keys(fields),
  };
}

function keys(fields: Fields): GlobalKeys {
  const signType = oneOf(fields, 'signType', SIGN_TYPES);
  if (signType !== 'MD5') {
    return { signType, privateKey: privateKey(fields), alipayPublicKeys: alipayPublicKeys(fields) };
  }
  const md5Keys = texts(fields, 'md5Keys');
  if (!md5Keys.every((key) => MD5_KEY.test(key))) {
    throw wrong(fields, 'md5Keys', 'each is 32 letters and digits');
  }
  return { signType, md5Keys };
}
