import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { born, outTradeNoOf, parseOrderId, parsePaymentId } from '../../../../core/domain/ids.ts';
import {
  type BookLine,
  type StatementLine,
  startOfChinaDay,
} from '../../../../core/domain/reconciliation/lines.ts';
import { type FindingClass, matchBill } from '../../../../core/domain/reconciliation/match-bill.ts';

const DAY = '2026-11-22';
const [BEFORE, AFTER] = ['2026-11-21', '2026-11-23'];
const HOUR = 3_600_000;
const noon = startOfChinaDay(DAY) + 12 * HOUR;
const feeBasisPoints = 60;

/** The n-th movement, as both sides know it. */
function pair(n: number, minor: number, kind: 'payment' | 'refund' = 'payment') {
  const number = `01${n.toString().padStart(24, '0')}`;
  const orderId = born(parseOrderId, number);
  const paymentId = born(parsePaymentId, number);
  const outTradeNo = outTradeNoOf(orderId, paymentId);
  const movement = { kind, outTradeNo, ...(kind === 'refund' && { refundNo: `R${number}` }) };
  const feeMinor = Math.floor((minor * feeBasisPoints + 5_000) / 10_000);
  const statement: StatementLine = {
    ...{ ...movement, tradeNo: `T${n}`, minor, feeMinor, at: noon, day: DAY },
  };
  const book: BookLine = { ...movement, minor, state: 'moved', at: noon, orderId, paymentId };
  return { statement, book };
}

interface Sides {
  readonly statement: StatementLine[];
  readonly books: BookLine[];
}

/** What can be wrong with one movement, each in both directions where it has two. */
const PLANTS = {
  none: ({ statement, book }) => ({ statement: [statement], books: [book] }),
  'more on the bill': ({ statement, book }) => ({
    statement: [{ ...statement, minor: statement.minor + 1 }],
    books: [book],
  }),
  'more in the books': ({ statement, book }) => ({
    statement: [statement],
    books: [{ ...book, minor: book.minor + 1 }],
  }),
  'still open': ({ statement, book }) => ({
    statement: [statement],
    books: [{ ...book, state: 'open' }],
  }),
  'refused by the books': ({ statement, book }) => ({
    statement: [statement],
    books: [{ ...book, state: 'refused' }],
  }),
  'not on the bill': ({ book }) => ({ statement: [], books: [book] }),
  'not in the books': ({ statement }) => ({ statement: [statement], books: [] }),
  'dead in the books': ({ statement, book }) => ({
    statement: [statement],
    books: [{ ...book, state: 'dead' }],
  }),
  'dead on both': ({ book }) => ({ statement: [], books: [{ ...book, state: 'dead' }] }),
  'dearer fee': ({ statement, book }) => ({
    statement: [{ ...statement, feeMinor: statement.feeMinor + 2 }],
    books: [book],
  }),
  'twice on the bill': ({ statement, book }) => ({
    statement: [statement, { ...statement, tradeNo: 'other' }],
    books: [book],
  }),
  'on two bills': ({ statement, book }) => ({
    statement: [{ ...statement, day: BEFORE }, statement],
    books: [book],
  }),
  'twice in the books': ({ statement, book }) => ({ statement: [statement], books: [book, book] }),
  'known a day later': ({ statement, book }) => ({
    statement: [statement],
    books: [{ ...book, at: book.at + 24 * HOUR }],
  }),
  'known a day earlier': ({ statement, book }) => ({
    statement: [statement],
    books: [{ ...book, at: book.at - 24 * HOUR }],
  }),
  'on the bill before': ({ statement, book }) => ({
    statement: [{ ...statement, day: BEFORE }],
    books: [book],
  }),
  'on the bill after': ({ statement, book }) => ({
    statement: [{ ...statement, day: AFTER }],
    books: [book],
  }),
} as const satisfies Record<string, (known: ReturnType<typeof pair>) => Sides>;
type Plant = keyof typeof PLANTS;

const EXPECTED: Readonly<Record<Plant, readonly FindingClass[]>> = {
  none: [],
  'more on the bill': ['amount_diff'],
  'more in the books': ['amount_diff'],
  'still open': ['status_diff'],
  'refused by the books': ['status_diff'],
  'not on the bill': ['only_local'],
  'not in the books': ['only_alipay'],
  'dead in the books': ['only_alipay'],
  'dead on both': [],
  'dearer fee': ['fee_diff'],
  'twice on the bill': ['duplicate'],
  'on two bills': ['duplicate'],
  'twice in the books': ['duplicate'],
  'known a day later': ['cross_day'],
  'known a day earlier': ['cross_day'],
  'on the bill before': [],
  'on the bill after': [],
};

const movements = fc.array(
  fc.record({
    minor: fc.integer({ min: 1, max: 1_000_000 }),
    kind: fc.constantFrom('payment', 'refund'),
    plant: fc.constantFrom(...(Object.keys(PLANTS) as Plant[])),
  }),
  { maxLength: 60 },
);

test('every difference that was planted is found, and no other', () => {
  void fc.assert(
    fc.property(movements, fc.infiniteStream(fc.nat()), (planted, order) => {
      const sides: Sides[] = planted.map(({ minor, kind, plant }, n) =>
        PLANTS[plant](pair(n, minor, kind)),
      );
      const shuffled = <T>(items: readonly T[]): T[] =>
        items
          .map((item) => ({ item, at: order.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ item }) => item);
      const { findings } = matchBill({
        day: DAY,
        statement: shuffled(sides.flatMap(({ statement }) => statement)),
        books: shuffled(sides.flatMap(({ books }) => books)),
        feeBasisPoints,
      });
      const told = findings.map(({ found, outTradeNo }) => `${outTradeNo} ${found}`).sort();
      const wanted = planted.flatMap(({ minor, kind, plant }, n) =>
        EXPECTED[plant].map((found) => `${pair(n, minor, kind).book.outTradeNo} ${found}`),
      );
      expect(told).toEqual(wanted.sort());
    }),
    { numRuns: 200 },
  );
});

test('what both sides agree on is counted, on whichever of two days our books have it', () => {
  const { matched, findings } = matchBill({
    day: DAY,
    statement: [pair(1, 3850).statement, pair(2, 100, 'refund').statement, pair(3, 7).statement],
    books: [
      pair(1, 3850).book,
      pair(2, 100, 'refund').book,
      { ...pair(3, 7).book, at: noon + 24 * HOUR },
    ],
    feeBasisPoints,
  });
  expect(matched).toBe(3);
  expect(findings).toMatchObject([{ found: 'cross_day', outTradeNo: pair(3, 7).book.outTradeNo }]);
});

test('a refund is matched by its own number: one of two of a payment is missed', () => {
  const first = pair(1, 500, 'refund');
  const second = { ...first.book, refundNo: 'R2' };
  const { findings } = matchBill({
    day: DAY,
    statement: [first.statement],
    books: [first.book, second],
  });
  expect(findings).toMatchObject([{ found: 'only_local', refundNo: 'R2' }]);
});

test('what we came to know just before midnight is looked for once the next bill is there', () => {
  const { book, statement } = pair(1, 3850);
  const late = { ...book, at: startOfChinaDay(AFTER) - 1_000 };
  const today = matchBill({ day: DAY, statement: [], books: [late] });
  expect(today.findings).toEqual([]);
  const onNext = { ...statement, day: AFTER };
  const known = matchBill({ day: AFTER, statement: [onNext], books: [late] });
  expect(known.findings).toMatchObject([{ found: 'cross_day' }]);
  const missed = matchBill({ day: AFTER, statement: [], books: [late] });
  expect(missed.findings).toMatchObject([{ found: 'only_local' }]);
});

test('fees are not judged where none was agreed', () => {
  const { book, statement } = pair(1, 3850);
  const dear = { ...statement, feeMinor: 1_000 };
  expect(matchBill({ day: DAY, statement: [dear], books: [book] }).findings).toEqual([]);
});
