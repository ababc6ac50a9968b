import { daysAfter } from '../wall-clock.ts';
import {
  type BookLine,
  keyOf,
  type Movement,
  type StatementLine,
  startOfChinaDay,
} from './lines.ts';

/** What may be found of one movement, and whether a person has to look at it. */
export const FINDINGS = {
  amount_diff: { isCase: true, says: 'Both sides know it, with different amounts.' },
  status_diff: { isCase: true, says: 'Alipay moved the money; our books do not say so.' },
  only_local: { isCase: true, says: 'Our books have it, no bill has it.' },
  only_alipay: { isCase: true, says: 'The bill has it; our books have no such money.' },
  fee_diff: { isCase: true, says: 'The fee is not the one that was agreed.' },
  duplicate: { isCase: true, says: 'It is there more than once.' },
  cross_day: { isCase: false, says: 'Both sides know it, on two days next to each other.' },
} as const satisfies Record<string, { isCase: boolean; says: string }>;
export type FindingClass = keyof typeof FINDINGS;

export interface Finding extends Movement {
  readonly found: FindingClass;
  readonly statement?: StatementLine | undefined;
  readonly book?: BookLine | undefined;
}

export interface BillToMatch {
  /** The day that is judged. */
  readonly day: string;
  /** Of that day, and what there is of the days beside it. */
  readonly statement: readonly StatementLine[];
  /** What our books say of that day and the days beside it. */
  readonly books: readonly BookLine[];
  /** What Alipay takes, in hundredths of a per cent; fees are not judged where it is unknown. */
  readonly feeBasisPoints?: number | undefined;
}

export interface Matched {
  /** Lines of the day's bill that our books agree with. */
  readonly matched: number;
  readonly findings: readonly Finding[];
}

/**
 * The clocks of both sides differ a little: what we came to know just before midnight may stand on
 * the next bill, which is not made yet, and so is looked for a day later.
 */
const SLACK_MS = 10 * 60_000;

/**
 * Compares a day of Alipay's bill with our books, by number, kind and number of the refund. Each line
 * is judged on one day only: a line of the bill on its own, a line of the books when all bills that
 * it may stand on are there.
 */
export function matchBill({ day, statement, books, feeBasisPoints }: BillToMatch): Matched {
  const inWindow = [daysAfter(day, -1), day, daysAfter(day, 1)];
  const lines = statement.filter((line) => inWindow.includes(line.day));
  const billed = grouped(lines.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)));
  const booked = grouped(books);
  const start = startOfChinaDay(day);
  const findings: Finding[] = [];
  let matched = 0;
  for (const [key, [first, ...again]] of billed) {
    for (const line of again) if (line.day === day) findings.push(finding('duplicate', line));
    if (first.day !== day) continue;
    const found = judge(first, best(booked.get(key)), { start, feeBasisPoints });
    if (found.every((f) => f.found === 'cross_day')) matched += 1;
    findings.push(...found);
  }
  const due = start - SLACK_MS;
  const isDue = ({ at }: BookLine): boolean => at >= due && at < due + DAY_MS;
  for (const [key, group] of booked) {
    const [first, ...again] = group.filter(({ state }) => state === 'moved');
    if (first && isDue(first) && !billed.has(key))
      findings.push(finding('only_local', undefined, first));
    findings.push(...again.filter(isDue).map((line) => finding('duplicate', undefined, line)));
  }
  return { matched, findings };
}

const DAY_MS = 86_400_000;

function grouped<T extends Movement>(lines: readonly T[]): Map<string, [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const line of lines) {
    const group = groups.get(keyOf(line));
    if (group) group.push(line);
    else groups.set(keyOf(line), [line]);
  }
  return groups;
}

/** A movement that is there twice is judged by the line that says most. */
const best = (lines: readonly BookLine[] = []): BookLine | undefined =>
  lines.find(({ state }) => state === 'moved') ?? lines[0];

function judge(
  line: StatementLine,
  book: BookLine | undefined,
  {
    start,
    feeBasisPoints,
  }: { readonly start: number; readonly feeBasisPoints: number | undefined },
): Finding[] {
  if (book === undefined || book.state === 'dead') return [finding('only_alipay', line, book)];
  if (book.state !== 'moved') return [finding('status_diff', line, book)];
  const found: FindingClass[] = [
    ...(line.minor === book.minor ? [] : (['amount_diff'] as const)),
    ...(isAgreedFee(line, feeBasisPoints) ? [] : (['fee_diff'] as const)),
    ...(book.at >= start && book.at < start + DAY_MS ? [] : (['cross_day'] as const)),
  ];
  return found.map((name) => finding(name, line, book));
}

/** Alipay does not say how it rounds a refund's part of a fee. */
const isAgreedFee = ({ minor, feeMinor }: StatementLine, basisPoints?: number): boolean =>
  basisPoints === undefined || Math.abs(feeMinor * 10_000 - minor * basisPoints) < 10_000;

function finding(
  found: FindingClass,
  statement: StatementLine | undefined,
  book?: BookLine | undefined,
): Finding {
  const { kind, outTradeNo, refundNo } = (statement ?? book) as Movement;
  return { found, kind, outTradeNo, refundNo, statement, book };
}
