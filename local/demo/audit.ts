import type { CaseListResponse } from '../../api/cases.ts';
import type { JournalResponse, OrderResponse } from '../../api/orders.ts';
import { parseOutTradeNo } from '../../core/domain/ids.ts';
import type { TradeView } from '../alipay-simulator/control/ledger-view.ts';
import type { ApiClient } from './api-client.ts';

export interface Audit {
  readonly trades: number;
  readonly capturedFen: number;
  readonly refundedFen: number;
  readonly differences: readonly string[];
}

/**
 * Compares Alipay's ledger with our books, fen by fen: what Alipay holds of each trade is served,
 * being refunded, or in an open case; and every journal is without gaps.
 */
export async function audit(client: ApiClient, simulatorUrl: string): Promise<Audit> {
  const { appId } = client.store.sandbox;
  const trades = (await allTrades(simulatorUrl)).filter((t) => t.account === appId);
  const cases = await openCases(client);
  const differences: string[] = [];
  for (const trade of trades) {
    for (const text of await judge(client, trade, cases)) {
      differences.push(`${trade.outTradeNo}: ${text}`);
    }
  }
  const total = (field: 'capturedFen' | 'refundedFen'): number =>
    trades.reduce((sum, t) => sum + t[field], 0);
  const sums = { capturedFen: total('capturedFen'), refundedFen: total('refundedFen') };
  return { trades: trades.length, ...sums, differences };
}

async function judge(
  client: ApiClient,
  trade: TradeView,
  cases: CaseListResponse['cases'],
): Promise<string[]> {
  const ours = parseOutTradeNo(trade.outTradeNo);
  if (!ours) return [];
  const order = await client.order(ours.orderId);
  const payment = order.payments.find((p) => p.paymentId === ours.paymentId);
  if (!payment) return ['Alipay has a trade for a payment that we never wrote down'];
  const faults: string[] = [];
  if (payment.amount !== trade.totalFen)
    faults.push(`${trade.totalFen} fen, not ${payment.amount}`);
  const refunds = order.refunds.filter((r) => r.paymentId === payment.paymentId);
  const running = refunds.some((r) => r.status === 'REQUESTED');
  const inCase = cases.some((c) => c.paymentId === payment.paymentId);
  const heldFen = trade.capturedFen - trade.refundedFen;
  const bookedFen = payment.status === 'CAPTURED' ? payment.amount - succeeded(refunds) : 0;
  if (heldFen !== bookedFen && !running && !inCase && payment.status !== 'RETURNING') {
    faults.push(`Alipay holds ${heldFen} fen, our books say ${bookedFen} (${payment.status})`);
  }
  if (payment.status === 'CAPTURED' && order.tickets.length === 0) faults.push('paid, not cooked');
  if (payment.status !== 'CAPTURED' && hasTicketFor(order, payment.checkId)) {
    faults.push(`cooked, but ${payment.status}`);
  }
  return [...faults, ...(await journalFaults(client, ours.orderId, order.version))];
}

const succeeded = (refunds: OrderResponse['refunds']): number =>
  refunds.filter((r) => r.status === 'SUCCEEDED').reduce((sum, r) => sum + r.amount, 0);

/** Another attempt may have paid the check. */
const hasTicketFor = (order: OrderResponse, checkId: string): boolean =>
  order.tickets.length > 0 &&
  !order.payments.some((p) => p.checkId === checkId && p.status === 'CAPTURED');

async function journalFaults(
  client: ApiClient,
  orderId: string,
  version: number,
): Promise<string[]> {
  const entries = await journalOf(client, orderId);
  const versions = entries.map((e) => e.version);
  const gapFree = versions.every((v, n) => v === n + 1);
  const faults = gapFree ? [] : [`the journal has gaps: ${versions.join(' ')}`];
  return versions.length >= version ? faults : [...faults, 'the journal is shorter than the order'];
}

/** The whole journal of an order, oldest first. */
export async function journalOf(
  client: ApiClient,
  orderId: string,
): Promise<JournalResponse['entries']> {
  const entries: JournalResponse['entries'] = [];
  let cursor: string | undefined = '0';
  while (cursor !== undefined) {
    const path: string = `/v1/orders/${orderId}/journal?limit=100&cursor=${cursor}`;
    const { body } = await client.get<JournalResponse>('cashier', path);
    entries.push(...body.entries);
    cursor = body.next;
  }
  return entries;
}

/** Every open case of the merchant. */
export async function openCases(client: ApiClient): Promise<CaseListResponse['cases']> {
  const cases: CaseListResponse['cases'] = [];
  let cursor = '';
  do {
    const path = `/v1/cases?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const { body } = await client.get<CaseListResponse>('cashier', path);
    cases.push(...body.cases);
    cursor = body.next ?? '';
  } while (cursor !== '');
  return cases;
}

interface LedgerPage {
  readonly trades: readonly TradeView[];
  readonly next: { readonly tradesAfter: number; readonly requestsAfter: number } | null;
}

async function allTrades(simulatorUrl: string): Promise<TradeView[]> {
  const trades: TradeView[] = [];
  let query: string | undefined = '';
  while (query !== undefined) {
    const answer = await fetch(`${simulatorUrl}/control/ledger?limit=200${query}`);
    const page = (await answer.json()) as LedgerPage;
    trades.push(...page.trades);
    query =
      page.next === null
        ? undefined
        : `&tradesAfter=${page.next.tradesAfter}&requestsAfter=${page.next.requestsAfter}`;
  }
  return trades;
}
