import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { dataOf } from '../../adapters/dynamodb/row.ts';
import type { InboxItem } from '../../core/ports/inbox.ts';

/** A notification in the inbox, without what was posted. */
export type StoredNotice = Pick<InboxItem, 'merchantId' | 'noticeId' | 'receivedAt'>;

/** This machine's inbox, which keeps a month, by the out_trade_no that each notice is about. */
export class StoredNotices {
  readonly #client: DynamoDBDocumentClient;
  readonly #inboxTable: string;
  #notices: ReadonlyMap<string, readonly StoredNotice[]> | undefined;

  constructor(client: DynamoDBDocumentClient, inboxTable: string) {
    this.#client = client;
    this.#inboxTable = inboxTable;
  }

  /** @param enough false for too few: more may have come since the inbox was read, so it is read again. */
  async of(
    outTradeNo: string,
    enough: (notices: readonly StoredNotice[]) => boolean,
  ): Promise<readonly StoredNotice[]> {
    const known = this.#notices?.get(outTradeNo) ?? [];
    if (this.#notices && enough(known)) return known;
    this.#notices = await this.#read();
    return this.#notices.get(outTradeNo) ?? [];
  }

  async #read(): Promise<ReadonlyMap<string, readonly StoredNotice[]>> {
    const notices: (StoredNotice & { readonly outTradeNo: string })[] = [];
    const pages = paginateScan(
      { client: this.#client },
      { TableName: this.#inboxTable, ConsistentRead: true },
    );
    for await (const { Items = [] } of pages) {
      for (const item of Items) {
        const { merchantId, noticeId, receivedAt, body } = dataOf<InboxItem>(item);
        notices.push({ merchantId, noticeId, receivedAt, outTradeNo: numberIn(body) });
      }
    }
    return Map.groupBy(notices, (n) => n.outTradeNo);
  }
}

/** The merchant's number of the trade, from a form, or from the JSON of the acquirer route. */
function numberIn(body: string): string {
  if (!body.startsWith('{')) return new URLSearchParams(body).get('out_trade_no') ?? '';
  const { paymentRequestId = '' } = JSON.parse(body) as { readonly paymentRequestId?: string };
  return paymentRequestId;
}
