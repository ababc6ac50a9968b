import type { ErrorName } from './ledger/errors.ts';

/** What a request does, in words that all gateways share. */
export const operations = [
  'pay',
  'precreate',
  'shop-code',
  'query',
  'cancel',
  'close',
  'refund',
  'refund-query',
  'oauth-token',
  'bill-url',
] as const;
export type Operation = (typeof operations)[number];

/**
 * How the answer goes out: `truth` is what really happened; `nothing` closes the connection;
 * `unknown` is code 20000; `error` is a refusal in the script's own word; the rest are broken answers.
 */
export type Reply =
  | 'truth'
  | 'nothing'
  | 'unknown'
  | 'error'
  | 'retry-flag'
  | 'no-fund-change'
  | 'unsigned'
  | 'bad-signature'
  | 'duplicate-node'
  | 'truncated'
  | 'http-502';

/** What happens to one request: to the trade, and to the answer. */
export interface Script {
  readonly on: readonly Operation[];
  readonly says: string;
  /** `late`: the request itself travels for `seconds` and takes effect when it arrives. */
  readonly effect: 'normal' | 'none' | 'late';
  /** What the buyer does after a pay; by default pays at once. */
  readonly buyer?: 'pays-later' | 'never-pays';
  /** A waiting trade is paid in the last moment before the request executes. */
  readonly buyerPaysFirst?: true;
  /** A code of the trade that nobody has scanned cannot be scanned any more. */
  readonly revokesCode?: true;
  readonly reply: Reply;
  /** The gateway's word for the refusal, without its prefix. */
  readonly error?: ErrorName;
  /** The answer waits for `seconds`, although the effect came at once. */
  readonly slow?: true;
  /** Of `late`, `slow` and `pays-later`, unless the caller names others. */
  readonly seconds?: number;
  /** Only as long as the trade waits for its buyer. */
  readonly whileWaiting?: true;
  /** What later requests for the same trade meet; without `times`, all of them. */
  readonly afterwards?: readonly FollowUp[];
}

export interface FollowUp {
  readonly operation: Operation | 'notification';
  readonly outcome: string;
  readonly times?: number;
}
