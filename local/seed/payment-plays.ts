import { type Share, shares } from './chance.ts';

/*
 * How paying goes: a play is what happens to an order, as the rows that it leaves in `payments`. Times
 * are ms after the first attempt began, beside `t1` and `t2`: how long this customer takes the first
 * and the second time, which is drawn for each order.
 */

interface PlayRow {
  readonly attempt: 1 | 2;
  readonly check: 1 | 2;
  readonly status: string;
  readonly is_outcome: boolean;
  readonly is_late: boolean;
  readonly was_unknown: boolean;
  /** Null: what usually tells, the way being what it is. */
  readonly evidence: string | null;
  readonly cancel_reason: string | null;
  /** When the attempt began. */
  readonly start_ms: number;
  /** Plus one t1: after the check before it was paid. */
  readonly start_t1: 0 | 1;
  /** From the attempt's start to this row. */
  readonly after_ms: number;
  readonly after_t1: number;
  readonly after_t2: number;
  readonly version: number;
}

interface Play {
  readonly rows: readonly PlayRow[];
  readonly end: {
    readonly status: 'COMMITTED' | 'CANCELED';
    readonly after_ms: number;
    readonly t1: number;
    readonly t2: number;
    readonly version: number;
  };
}

const row = (status: string, more: Partial<PlayRow> = {}): PlayRow => ({
  ...{ attempt: 1, check: 1, status, is_outcome: true, is_late: false, was_unknown: false },
  ...{ evidence: null, cancel_reason: null, start_ms: 0, start_t1: 0 },
  ...{ after_ms: 0, after_t1: 0, after_t2: 0, version: 3 },
  ...more,
});

const paid = (after_ms: number, t1: number, t2: number, version: number): Play['end'] => ({
  ...{ status: 'COMMITTED', after_ms, t1, t2, version },
});
const left = (after_ms: number, version: number): Play['end'] => ({
  ...{ status: 'CANCELED', after_ms, t1: 0, t2: 0, version },
});

const again = (start_ms: number, version: number): PlayRow =>
  row('CAPTURED', { attempt: 2, start_ms, after_t2: 1, version });

const declined = row('DECLINED', { after_ms: 900, evidence: 'pay' });
const cancelled = row('CANCELLED', {
  ...{ after_ms: 61_000, evidence: 'cancel', cancel_reason: 'deadline', was_unknown: true },
  version: 6,
});
const closed = row('CLOSED', { after_ms: 301_000, evidence: 'query', version: 4 });
const late = { is_outcome: false, is_late: true, was_unknown: true } as const;

export const PLAYS = {
  paid: { rows: [row('CAPTURED', { after_t1: 1 })], end: paid(0, 1, 0, 3) },
  'told-later': {
    rows: [
      row('CAPTURED', {
        ...{ was_unknown: true, evidence: 'query', after_ms: 5_000, after_t1: 2, version: 5 },
      }),
    ],
    end: paid(5_000, 2, 0, 5),
  },
  'paid-again': { rows: [declined, again(15_000, 5)], end: paid(15_000, 0, 1, 5) },
  'declined-and-left': { rows: [declined], end: left(180_000, 4) },
  'cut-and-paid': { rows: [cancelled, again(75_000, 8)], end: paid(75_000, 0, 1, 8) },
  'cut-and-left': { rows: [cancelled], end: left(150_000, 7) },
  'came-late': {
    rows: [
      cancelled,
      again(75_000, 8),
      row('RETURNING', { ...late, after_ms: 94_000, evidence: 'notification', version: 9 }),
      row('RETURNED', { ...late, after_ms: 97_000, evidence: 'refund', version: 10 }),
    ],
    end: paid(75_000, 0, 1, 8),
  },
  'closed-and-paid': { rows: [closed, again(320_000, 6)], end: paid(320_000, 0, 1, 6) },
  'closed-and-left': { rows: [closed], end: left(600_000, 5) },
  'two-checks': {
    rows: [
      row('CAPTURED', { after_t1: 1 }),
      row('CAPTURED', {
        ...{ attempt: 2, check: 2, start_ms: 8_000, start_t1: 1, after_t2: 1, version: 5 },
      }),
    ],
    end: paid(8_000, 1, 1, 5),
  },
  'never-paid': { rows: [], end: left(1_800_000, 2) },
} as const satisfies Record<string, Play>;

type PlayName = keyof typeof PLAYS;
type Chances = Readonly<Partial<Record<PlayName, number>>>;

const TILL: Chances = { paid: 9_960, 'never-paid': 40 };
const CODE: Chances = {
  ...{ paid: 9_640, 'told-later': 90, 'paid-again': 150, 'declined-and-left': 45 },
  ...{ 'cut-and-paid': 25, 'cut-and-left': 15, 'came-late': 5, 'never-paid': 30 },
};

/** By the way of paying; with `!` in the hour in which Alipay hardly answered. */
const CHANCES: Readonly<Record<string, Chances>> = {
  barcode: CODE,
  'barcode-pos': { ...CODE, paid: 9_490, 'two-checks': 150 },
  qr: {
    ...{ paid: 9_250, 'told-later': 60, 'closed-and-paid': 180, 'closed-and-left': 260 },
    'never-paid': 250,
  },
  'static-qr': { paid: 9_850, 'never-paid': 150 },
  cash: TILL,
  card: TILL,
  'barcode!': {
    ...{ paid: 6_000, 'told-later': 2_200, 'cut-and-paid': 900, 'cut-and-left': 600 },
    'came-late': 300,
  },
  'qr!': { paid: 7_000, 'told-later': 2_000, 'closed-and-left': 1_000 },
};

/** Of each way, plays as often as they happen. */
export const playPicks = (size: number): ({ readonly way: string } & Share<string>)[] =>
  Object.entries(CHANCES).flatMap(([way, chances]) =>
    shares(Object.entries(chances), size).map((share) => ({ way, ...share })),
  );
