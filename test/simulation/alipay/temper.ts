import type { Surroundings } from './surroundings.ts';

/** Answers that tell nothing, to a call that changes nothing. */
const reading = {
  unavailable: 0.03,
  'system-error': 0.03,
  limited: 0.004,
  forbidden: 0.002,
  unlisted: 0.004,
} as const;

/** The same to a call that moves something: it may have been carried out all the same (`done`). */
const changing = {
  ...reading,
  'unavailable-done': 0.04,
  'system-error-done': 0.04,
  'unlisted-done': 0.004,
} as const;

/**
 * Everything that Alipay, or somebody in its name, may do to us, in groups of which one deed at most
 * happens at a time, each with its share of those times. What is left of 1 is good behaviour.
 */
export const hostile = {
  pay: changing,
  precreate: changing,
  /** This order gets no code, and is told so. */
  'no-code': { 'no-code': 0.02 },
  query: { ...reading, stale: 0.2 },
  cancel: { ...changing, retry: 0.06, 'retry-done': 0.05 },
  refund: { ...changing, 'no-fund-change': 0.08, 'no-fund-change-yet': 0.05 },
  'refund-query': reading,
  /** A refund query within 10 s of the refund is told nothing of it. */
  'too-soon': { 'too-soon': 0.6 },
  /** Between the last query and the cancel, or just before another call: the buyer pays. */
  race: { 'paid-first': 0.2 },
  /** This trade cannot be cancelled. */
  'no-cancel': { 'too-late': 0.04, 'not-allowed': 0.03 },
  /** For a while after it is paid, the money of this trade cannot go back. */
  'no-return': { frozen: 0.03, 'no-balance': 0.06 },
  /** A trade that is paid and can never be refunded. */
  finished: { finished: 0.004 },
  /** A pay that was answered with 10000 and undone, where assumptions allow it. */
  undone: { undone: 0.03 },
  /** When a notification is first sent, if not within 3 s. */
  delay: { 'before-answer': 0.1, slow: 0.2, late: 0.1, never: 0.1 },
  /** What is sent beside it. */
  extra: { doubled: 0.1, replayed: 0.1, 'wrong-amount': 0.006, 'wrong-amount-same-id': 0.006 },
  /** Money arrives that no pay of ours asked for. */
  nobody: { nobody: 0.003 },
  /** A genuine notification is sent to another merchant too. */
  misdirected: { misdirected: 0.04 },
  /** Beside a pay or a notification, somebody sends a notification that is not true. */
  forgery: {
    'altered-byte': 0.03,
    transplanted: 0.01,
    'wrong-app': 0.01,
    'wrong-seller': 0.01,
    'another-key': 0.01,
    downgraded: 0.01,
    mislabelled: 0.005,
    digest: 0.005,
    unsigned: 0.005,
    duplicated: 0.01,
    'plus-for-space': 0.01,
    'encoded-twice': 0.005,
    charset: 0.005,
    'not-utf8': 0.005,
  },
} as const;

export type Group = keyof typeof hostile;
export type Deed<G extends Group> = keyof (typeof hostile)[G] & string;

/** How often each deed is done, as a share of the times at which it could be. */
export type Temper = {
  readonly [G in Group]: { readonly [D in keyof (typeof hostile)[G]]: number };
};

/** Every deed as it is counted: its group and its name. */
export const deeds: readonly string[] = Object.entries(hostile).flatMap(([group, shares]) =>
  Object.keys(shares).map((deed) => `${group} ${deed}`),
);

function mapped(change: (share: number, group: string, deed: string) => number): Temper {
  const groups = Object.entries(hostile).map(([group, shares]) => [
    group,
    Object.fromEntries(
      Object.entries(shares).map(([deed, share]) => [deed, change(Number(share), group, deed)]),
    ),
  ]);
  return Object.fromEntries(groups) as Temper;
}

export const honest: Temper = mapped(() => 0);

/** The temper of a run: a quarter of the deeds is left out, the others come a quarter to four times as often. */
export const drawTemper = (chance: Surroundings['chance']): Temper =>
  mapped((share, group, deed) => {
    const draw = chance('alipay', 'temper', group, deed);
    return draw < 0.25 ? 0 : Math.min(1, share * 16 ** ((draw - 0.25) / 0.75 - 0.5));
  });
