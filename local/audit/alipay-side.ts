import type { AlipayNumber } from '../../audit/reading/between-orders.ts';
import type { OrderRecord } from '../../audit/reading/order-record.ts';
import type { AlipaySide, TimedEvent } from '../../audit/reading/order-trace.ts';
import type { Trade } from '../../audit/trace.ts';
import { born, type PaymentId, parseMerchantId } from '../../core/domain/ids.ts';
import type { JournalEntry } from '../../core/domain/journal.ts';
import { numberAtAlipay } from '../../core/domain/payment.ts';
import type { TradeView } from '../alipay-simulator/control/ledger-view.ts';
import type { LoggedRequest } from '../alipay-simulator/ledger/requests.ts';
import { DEMO_MERCHANTS } from '../demo/merchants.ts';
import { type Ledger, pagesOf } from './ledger.ts';
import type { StoredNotice, StoredNotices } from './stored-notices.ts';

/** What the ledger, and the inbox beside it, tell of one order's payments. */
export async function alipaySideOf(
  ledger: Ledger,
  notices: StoredNotices,
  { merchantId, aggregate, journal }: OrderRecord,
): Promise<AlipaySide> {
  const events: TimedEvent[] = [];
  const trades: Trade[] = [];
  for (const payment of aggregate?.payments ?? []) {
    const { paymentId } = payment;
    // Nobody can have paid what waits for money from the static QR code.
    const outTradeNo = numberAtAlipay(payment);
    if (outTradeNo === undefined) continue;
    const acknowledged: Acknowledged[] = [];
    for await (const page of pagesOf(ledger, outTradeNo)) {
      events.push(...page.requests.flatMap(requestEvent));
      for (const trade of page.trades) {
        events.push(...moneyEvents(trade));
        trades.push(tradeOf(trade));
        acknowledged.push(...acknowledgedOf(trade));
      }
    }
    const isTold = journal.some((entry) => isNotified(entry, paymentId));
    const stored = await notices.of(
      outTradeNo,
      (all) =>
        acknowledged.every((n) => all.some((s) => isStoredAs(n, s))) && (!isTold || all.length > 0),
    );
    events.push(...noticeEvents(merchantId, outTradeNo, acknowledged, stored));
  }
  return { events: events.toSorted(inOrder), trades };
}

/** Every number in the ledger that came with a key of a merchant of ours. */
export async function* ledgerNumbers(ledger: Ledger): AsyncGenerator<AlipayNumber> {
  for await (const { trades, requests } of pagesOf(ledger)) {
    for (const { account, outTradeNo, capturedFen, refundedFen } of trades) {
      yield* numberOf(account, outTradeNo, capturedFen - refundedFen);
    }
    for (const { account, outTradeNo } of requests) yield* numberOf(account, outTradeNo, 0);
  }
}

function* numberOf(account: string, outTradeNo: string | undefined, held: number) {
  const merchant = DEMO_MERCHANTS.find((m) => m.account === account);
  if (!merchant || outTradeNo === undefined) return;
  yield { merchantId: born(parseMerchantId, merchant.merchantId), outTradeNo, held };
}

/** Of these the audit has rules. We never close a trade, and the others move no money. */
const AUDITED = ['pay', 'query', 'cancel', 'refund', 'refund-query'] as const;
const isAudited = (operation: string): operation is (typeof AUDITED)[number] =>
  AUDITED.some((audited) => audited === operation);

function requestEvent(request: LoggedRequest): TimedEvent[] {
  const { account, operation, outTradeNo, outRequestNo, amountFen, receivedAt } = request;
  if (!isAudited(operation)) return [];
  if (outTradeNo === undefined) return [];
  return [
    {
      ...{ by: 'alipay', kind: 'request', at: receivedAt, call: operation, appId: account },
      ...{ outTradeNo, refundId: outRequestNo, minor: amountFen },
    },
  ];
}

function moneyEvents(trade: TradeView): TimedEvent[] {
  const { outTradeNo, paidAt, closedAt, capturedFen, refunds } = trade;
  const events: TimedEvent[] = refunds.map(({ at, fen, outRequestNo }) => ({
    ...{ by: 'alipay', kind: 'returned', at, outTradeNo, minor: fen, refundId: outRequestNo },
    through: outRequestNo === undefined ? 'cancel' : 'refund',
  }));
  if (paidAt !== undefined) {
    events.push({ by: 'alipay', kind: 'captured', at: paidAt, outTradeNo, minor: capturedFen });
  }
  if (closedAt !== undefined)
    events.push({ by: 'alipay', kind: 'closed', at: closedAt, outTradeNo });
  return events;
}

/** A notification that the merchant acknowledged, and the trade that it tells of. */
type Acknowledged = TradeView['notifications'][number] & { readonly tradeNo: string };

const acknowledgedOf = ({ notifications, tradeNo }: TradeView): Acknowledged[] =>
  notifications.filter((n) => n.state === 'acknowledged').map((n) => ({ ...n, tradeNo }));

/** Stored under the notification's own id, or that of its payment where a gateway has no other. */
const isStoredAs = ({ notifyId, tradeNo }: Acknowledged, { noticeId }: StoredNotice): boolean =>
  noticeId.startsWith(notifyId) || noticeId.startsWith(tradeNo);

const isNotified = ({ evidence, changes }: JournalEntry, paymentId: PaymentId): boolean =>
  evidence?.source === 'notification' &&
  changes.some((c) => c.part === 'payment' && c.paymentId === paymentId);

/** Notices in the inbox, and those that Alipay knows we acknowledged: they came when we stored them. */
function noticeEvents(
  merchantId: string,
  outTradeNo: string,
  acknowledged: readonly Acknowledged[],
  stored: readonly StoredNotice[],
): TimedEvent[] {
  return [
    ...stored.map(({ receivedAt: at, ...notice }): TimedEvent => {
      return { by: 'store', kind: 'notice', at, ...notice };
    }),
    ...acknowledged.map((notice): TimedEvent => {
      const found = stored.find((s) => isStoredAs(notice, s));
      const at = found?.receivedAt ?? 0;
      const forged = notice.treatment === 'foreign-app-id';
      const noticeId = found?.noticeId ?? notice.notifyId;
      const about = { merchantId, noticeId, outTradeNo, forged, answer: 'success' };
      return { by: 'world', kind: 'acknowledged', at, ...about };
    }),
  ];
}

const tradeOf = ({ outTradeNo, totalFen, capturedFen, refundedFen }: TradeView): Trade => ({
  outTradeNo,
  minor: totalFen,
  capturedMinor: capturedFen,
  returnedMinor: refundedFen,
});

/** At the same moment, a request comes before what it does, and a notice before its answer. */
const RANKS = ['request', 'captured', 'closed', 'returned', 'notice', 'acknowledged'];
const inOrder = (a: TimedEvent, b: TimedEvent): number =>
  a.at - b.at || RANKS.indexOf(a.kind) - RANKS.indexOf(b.kind);
