import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { check, judge, type Verdict } from '../check.ts';
import { indexTrace } from '../index-trace.ts';
import { INVARIANTS } from '../invariants/table.ts';
import { PickupNumbers } from '../pickup-numbers.ts';
import { PROMISES } from '../rule-book.ts';
import type { Conditions } from '../trace.ts';
import {
  type AlipayNumber,
  auditKeys,
  auditNotices,
  auditNumbers,
  OwnNumbers,
} from './between-orders.ts';
import { Findings } from './findings.ts';
import { KeyLedger } from './key-ledger.ts';
import { OrderReader, type OrderRecord } from './order-record.ts';
import { type AlipaySide, orderTrace } from './order-trace.ts';
import type { AuditReport } from './report.ts';
import { scanStore } from './scan-store.ts';

export interface AuditSources {
  readonly client: DynamoDBDocumentClient;
  readonly storeTable: string;
  readonly inboxTable?: string | undefined;
  /** `observed` names alipay exactly if `alipay` is there. */
  readonly conditions: Conditions;
  /** Rules that these sources would judge wrongly, and why. */
  readonly except?: Verdict['notJudged'];
  readonly now: () => number;
  /** Orders change while they are read. */
  readonly live: boolean;
  /** Alipay's books of one order's payments, or how many payments it gave no answer for. */
  readonly alipay?: (order: OrderRecord) => Promise<AlipaySide | { readonly unanswered: number }>;
  /** Every number that Alipay knows, where that can be asked; then ours are kept in memory. */
  readonly numbers?: () => AsyncIterable<AlipayNumber>;
}

const MAX_READS = 5;

/** Judges everything that a store holds, order by order, so that no more than one is in memory. */
export async function auditStore(sources: AuditSources): Promise<AuditReport> {
  const { client, storeTable, conditions, now } = sources;
  const startedAt = now();
  const findings = new Findings();
  const keys = new KeyLedger(startedAt - PROMISES.keyKept);
  const pickupNumbers = new PickupNumbers();
  const ours = new OwnNumbers();
  const rules = rulesFor(sources);
  const reader = new OrderReader(client, storeTable);
  for await (const item of scanStore(client, storeTable)) {
    if (item.kind === 'key') keys.addKey({ merchantId: item.merchantId, ...item.record });
    if (item.kind === 'orphan') findings.addOrphan(item.found);
    if (item.kind !== 'order') continue;
    const order = await auditOrder(sources, reader, item.order, rules.judged, findings);
    keys.addOrder(order);
    if (sources.numbers) ours.add(order);
    const repeated = order.aggregate && pickupNumbers.add(order.aggregate.order);
    if (repeated) findings.addFaults('N7b', [repeated]);
  }
  await auditKeys(reader, keys, startedAt, findings);
  if (sources.inboxTable !== undefined) {
    await auditNotices(client, sources.inboxTable, conditions, now(), findings);
  }
  if (sources.numbers) await auditNumbers(reader, sources.numbers(), ours, findings);
  return findings.report(rules, conditions.observed.includes('alipay'));
}

/** Reads the order again until it and Alipay's books are of one moment. @returns it as judged. */
async function auditOrder(
  { conditions, alipay, live, now }: AuditSources,
  reader: OrderReader,
  scanned: OrderRecord,
  judged: readonly string[],
  findings: Findings,
): Promise<OrderRecord> {
  let order = scanned;
  let side = await alipay?.(order);
  // Rows and journal are of one state; cases and Alipay's books were read a moment later.
  const mayDiffer = live && (alipay !== undefined || order.cases.length > 0);
  let isOneMoment = !mayDiffer || (await reader.isCurrent(order));
  for (let reads = 1; !isOneMoment && reads < MAX_READS; reads++) {
    order = await reader.read(order);
    side = await alipay?.(order);
    isOneMoment = await reader.isCurrent(order);
  }
  if (side && 'unanswered' in side) findings.addUnanswered(side.unanswered);
  const known = isOneMoment && side && 'events' in side ? side : undefined;
  const trace = known
    ? orderTrace(order, known, conditions, now())
    : orderTrace(order, NOTHING, { ...conditions, observed: ['store'] }, now());
  const facts = indexTrace(trace);
  findings.add(judge(facts, judged).violations);
  findings.addOrder(facts);
  return order;
}

const NOTHING: AlipaySide = { events: [], trades: [] };

/** Judged between the orders, rather than in each. */
const BETWEEN = ['N6c', 'N6d'];

/** What can be judged, and what not and why. */
function rulesFor(sources: AuditSources): Pick<Verdict, 'judged' | 'notJudged'> {
  const { conditions, except = [], inboxTable, now } = sources;
  const books = { now: now(), orders: [], cases: [], trades: [] };
  const { judged, notJudged } = check({ events: [], books, conditions });
  const between = [...BETWEEN, ...(inboxTable === undefined ? [] : ['N9b'])];
  const excepted = except.map((e) => e.id);
  const all = INVARIANTS.map((i) => i.id).filter(
    (id) => between.includes(id) || (judged.includes(id) && !excepted.includes(id)),
  );
  return {
    judged: all,
    notJudged: [...notJudged, ...except].filter((n) => !all.includes(n.id)),
  };
}
