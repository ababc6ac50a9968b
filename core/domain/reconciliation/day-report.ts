import type { OrderId, PaymentId } from '../ids.ts';
import type { BookLine, Movement, StatementLine } from './lines.ts';
import { startOfChinaDay } from './lines.ts';
import type { Finding, FindingClass } from './match-bill.ts';

/** What became of a day, and whether asking for its bill again may change it. */
export const DAY_STATES = {
  reconciled: { mayChange: false, says: 'The bill was compared with our books.' },
  'no-trades': { mayChange: false, says: 'Alipay has no bill, and our books have no money of it.' },
  missing: { mayChange: true, says: 'Our books have money of that day, and Alipay gave no bill.' },
  malformed: { mayChange: true, says: 'Alipay gave a file that is no bill of that day.' },
  unsupported: { mayChange: false, says: 'No form of bill of this gateway is known to us.' },
} as const satisfies Record<string, { mayChange: boolean; says: string }>;
export type DayState = keyof typeof DAY_STATES;

/** Sums of one side: what moved on that day. */
export interface Side {
  readonly payments: Sum;
  readonly refunds: Sum;
}
interface Sum {
  readonly lines: number;
  readonly minor: number;
}

/** One thing that differs, as a person reads it. */
export interface Difference extends Movement {
  readonly found: FindingClass;
  readonly tradeNo?: string | undefined;
  readonly alipayMinor?: number | undefined;
  readonly feeMinor?: number | undefined;
  readonly oursMinor?: number | undefined;
  /** When it happened as Alipay says, or else as we do; ms since 1970. */
  readonly at: number;
  readonly orderId?: OrderId | undefined;
  readonly paymentId?: PaymentId | undefined;
}

export interface DaySummary {
  /** `yyyy-MM-dd` in China. */
  readonly day: string;
  readonly state: DayState;
  /** A code for why there is no comparison. */
  readonly reason?: string | undefined;
  readonly madeAt: number;
  readonly counts: Readonly<Record<FindingClass | 'matched' | 'healed', number>>;
  /** Absent where nothing was compared. */
  readonly alipay?: (Side & { readonly feeMinor: number }) | undefined;
  readonly ours?: Side | undefined;
}

export interface DayReport extends DaySummary {
  /** What a person has to look at, and what stands on a neighbouring day's bill. */
  readonly differences: readonly Difference[];
  /** What the bill itself brought to rights, in this run or an earlier one of that day. */
  readonly healed: readonly Difference[];
  /** Whose bill it was. */
  readonly account?: string | undefined;
}

const NONE = {
  ...{ matched: 0, healed: 0, amount_diff: 0, status_diff: 0, only_local: 0 },
  ...{ only_alipay: 0, fee_diff: 0, duplicate: 0, cross_day: 0 },
} as const satisfies DaySummary['counts'];

/** A day that nothing was compared on. */
export const emptyReport = (
  day: string,
  state: Exclude<DayState, 'reconciled'>,
  reason: string,
  madeAt: number,
): DayReport => ({ day, state, reason, madeAt, counts: NONE, differences: [], healed: [] });

export interface Compared {
  readonly day: string;
  readonly madeAt: number;
  readonly account: string;
  readonly statement: readonly StatementLine[];
  readonly books: readonly BookLine[];
  readonly matched: number;
  readonly findings: readonly (Finding & { readonly isSettled: boolean })[];
  /** Healed by earlier runs: our books agree by now, and nothing else would tell. */
  readonly healedBefore: readonly Difference[];
}

export function reportOf(compared: Compared): DayReport {
  const { day, madeAt, account, statement, books, matched, findings, healedBefore } = compared;
  const differences = findings.filter(({ isSettled }) => !isSettled).map(differenceOf);
  const healedNow = findings.filter(({ isSettled }) => isSettled).map(differenceOf);
  const healed = [...new Map([...healedBefore, ...healedNow].map((d) => [nameOf(d), d])).values()];
  const counts: Record<keyof DaySummary['counts'], number> = { ...NONE, matched };
  counts.healed = healed.length;
  for (const { found } of differences) counts[found] += 1;
  const start = startOfChinaDay(day);
  const billed = statement.filter((line) => line.day === day);
  const booked = books.filter(
    ({ state, at }) => state === 'moved' && at >= start && at < start + DAY_MS,
  );
  return {
    ...{ day, state: 'reconciled', madeAt, counts, account },
    alipay: { ...sideOf(billed), feeMinor: feesOf(billed) },
    ours: sideOf(booked),
    ...{ differences, healed },
  };
}

const DAY_MS = 86_400_000;

const nameOf = ({ kind, outTradeNo, refundNo, found }: Difference): string =>
  `${found} ${kind} ${outTradeNo} ${refundNo ?? ''}`;

function differenceOf({ found, kind, outTradeNo, refundNo, statement, book }: Finding): Difference {
  return {
    ...{ found, kind, outTradeNo, refundNo, tradeNo: statement?.tradeNo },
    ...{ alipayMinor: statement?.minor, feeMinor: statement?.feeMinor, oursMinor: book?.minor },
    at: statement?.at ?? book?.at ?? 0,
    ...{ orderId: book?.orderId, paymentId: book?.paymentId },
  };
}

function sideOf(lines: readonly (Movement & { readonly minor: number })[]): Side {
  const sumOf = (kind: Movement['kind']): Sum => {
    const own = lines.filter((line) => line.kind === kind);
    return { lines: own.length, minor: own.reduce((sum, { minor }) => sum + minor, 0) };
  };
  return { payments: sumOf('payment'), refunds: sumOf('refund') };
}

/** What Alipay kept: fees of payments less what it gave back with refunds. */
const feesOf = (lines: readonly StatementLine[]): number =>
  lines.reduce((sum, { kind, feeMinor }) => sum + (kind === 'payment' ? feeMinor : -feeMinor), 0);
