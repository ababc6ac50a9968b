import type { MerchantId } from '../domain/ids.ts';

/** An authentic notification, kept as it came, in a table of its own encryption key, for 30 days. */
export interface InboxItem {
  readonly merchantId: MerchantId;
  readonly noticeId: string;
  readonly body: string;
  /** Where a gateway signs more than the body. */
  readonly path?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly receivedAt: number;
}

/** Written before a notification is acknowledged; the sweeper finds what could not be settled. */
export interface Inbox {
  /** Idempotent. @returns false when this notification has been settled before. */
  receive(item: InboxItem): Promise<boolean>;
  settled(item: Pick<InboxItem, 'merchantId' | 'noticeId'>): Promise<void>;
  /** It could not be settled now; others come first until then. */
  postpone(item: Pick<InboxItem, 'merchantId' | 'noticeId'>, until: number): Promise<void>;
  due(now: number, limit: number): Promise<readonly InboxItem[]>;
}
