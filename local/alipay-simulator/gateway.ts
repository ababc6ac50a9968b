import type { HttpAnswer, HttpRequest } from './http.ts';
import type { Database } from './ledger/database.ts';
import type { Notification } from './ledger/notifications.ts';
import type { Performed, Request } from './ledger/perform.ts';
import type { Refund } from './ledger/refund.ts';
import type { Trade } from './ledger/trade.ts';
import type { Forgery, Letter, Receipt } from './letter.ts';
import type { Operation } from './script.ts';
import type { GatewayName, MerchantOf } from './simulated-merchant.ts';

/*
 * Alipay's gateways are doors to one ledger. A gateway reads and checks what came on the wire, turns
 * it into a command, renders the outcome, and writes the letters that tell its merchants of payments.
 */

/** What stands behind a gateway. `merchants` are its own, by account. */
export interface Service<Name extends GatewayName> {
  readonly merchants: ReadonlyMap<string, MerchantOf<Name>>;
  readonly now: () => number;
  /** Executes a request now and waits until its answer may go out. */
  perform(request: Request): Promise<Performed>;
  /** To look things up. Only `perform` changes the ledger. */
  readonly database: Database;
}

/** What a letter tells, at `at`. `refund` is there if the notification is about one. */
export interface News<Name extends GatewayName> {
  readonly merchant: MerchantOf<Name>;
  /** All merchants of the gateway, to forge a letter in the name of another. */
  readonly merchants: ReadonlyMap<string, MerchantOf<Name>>;
  readonly trade: Trade;
  readonly refund?: Refund | undefined;
  readonly notification: Pick<Notification, 'notifyId' | 'refundedFen'>;
  readonly at: number;
}

/** Methods are handed merchants of this gateway only. */
export interface Gateway<Name extends GatewayName = GatewayName> {
  readonly name: Name;
  /** Whether a path of the simulator belongs to it. */
  serves(path: string): boolean;
  /** Checks in Alipay's order, executes, answers; `drop` closes the connection without a word. */
  answer(request: HttpRequest, service: Service<Name>): Promise<HttpAnswer | 'drop'>;
  /** The operation behind a name on the wire, so that the control API can script it. */
  operationOf(method: string): Operation | undefined;
  /**
   * The notification on its way to `url`. A forged one is only sent when somebody asked for it;
   * undefined if this gateway has nothing of that kind.
   */
  letterFor(url: string, news: News<Name>, forgery?: Forgery): Letter | undefined;
  /** Whether Alipay stops sending. `strict`: not even a space more than the protocol says. */
  isAcknowledged(
    letter: Letter,
    receipt: Receipt,
    merchant: MerchantOf<Name>,
    strict: boolean,
  ): boolean;
  /** The pauses between the attempts of one delivery, in virtual milliseconds. */
  readonly retryAfterMs: readonly number[];
}
