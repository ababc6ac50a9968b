import type { GatewayName } from '../../../local/alipay-simulator/simulated-merchant.ts';
import type { Cell, FaultProfile } from '../faults/fault-source.ts';
import { focusedCellsOf } from '../faults/sites.ts';
import { type Chance, pick } from './chance.ts';

/** What happens more often in a world, so that a rare call site is reached at all. */
const EMPHASES = {
  givesUp: /^orders > (alipay|commit)/,
  asksWhy: /read journal$/,
  resolvesCases: /^(cases|cashier) > /,
  fails: /^payments > alipay (query|cancel)$/,
  refunds: /refund/,
  strays: /(put case|get credit)$/,
  sweeps: /^sweeper > /,
  confirms: /^follow-up > alipay query$/,
} as const satisfies Record<string, RegExp>;

export type Emphasis = keyof typeof EMPHASES;

/** The weather of one world: what goes wrong in it beside single calls. */
export interface WorldConditions {
  readonly profile: FaultProfile;
  readonly emphases: readonly Emphasis[];
  /** Customers who come. */
  readonly orders: number;
  /** SQS forgets every message. */
  readonly losesMessages: boolean;
  /** Nobody takes messages from the queue, so that it gives them up. */
  readonly losesConsumer: boolean;
  /** Step Functions forgets every execution. */
  readonly losesWorkflows: boolean;
  /** The sweeper does not run until everything heals. */
  readonly noSweeper: boolean;
  /** Clocks of any two processes differ by at most this much, ms. */
  readonly skewMs: number;
  /** How far all our clocks are ahead of true time, ms. */
  readonly offsetMs: number;
  /** Alipay does nothing but its duty. */
  readonly isHonest: boolean;
  /** Nobody asks for money back. */
  readonly noRefunds: boolean;
  /** Timers, messages and stream records come late by up to this much, ms. */
  readonly lateMs: number;
  /** The usual time of one way between two machines, ms. */
  readonly wayMs: number;
  /** RSA instead of the cheap signer. */
  readonly realSignatures: boolean;
  /** Everything that is written is searched for secrets. */
  readonly watchesText: boolean;
  /** How long things go wrong, ms. */
  readonly troubleMs: number;
}

const RATES = [0, 0.004, 0.015, 0.04, 0.1, 0.2] as const;
/** Cells of two places in the list, so that no site has to share its few calls among all of its kinds. */
const FOCUS = 5;
const ORDERS = 10;
/** Where something rare must come about. */
const MANY_ORDERS = 22;
const MINUTE_MS = 60_000;

/** Every value of every condition comes about in one seed or another. */
export function conditionsOf(gateway: GatewayName, seed: number, chance: Chance): WorldConditions {
  const often = (word: string, probability: number): boolean => chance(word) < probability;
  const focus = focusOf(gateway, seed);
  const emphases = emphasesOf(focus);
  const sweeps = emphases.includes('sweeps');
  const losesConsumer = often('loses consumer', 0.05);
  const leastMin = leastTrouble(emphases, losesConsumer);
  return {
    profile: { rate: pick(RATES, chance('rate')), focus },
    emphases,
    orders: emphases.length > 0 ? MANY_ORDERS : ORDERS,
    losesConsumer,
    losesMessages: often('loses messages', sweeps ? 0.8 : 0.1),
    losesWorkflows: often('loses workflows', sweeps ? 0.8 : 0.1),
    noSweeper: !sweeps && often('no sweeper', 0.05),
    skewMs: often('skew', 0.2) ? Math.floor(chance('skew ms') * 10 * MINUTE_MS) : 0,
    offsetMs: 0,
    isHonest: false,
    noRefunds: false,
    lateMs: often('late', 0.15) ? Math.floor(chance('late ms') * 5 * MINUTE_MS) : 30,
    wayMs: often('slow', 0.1) ? 250 : 6,
    realSignatures: seed % 100 === 50,
    watchesText: seed % 8 === 0,
    troubleMs: Math.floor((leastMin + chance('trouble') * (28 - leastMin)) * MINUTE_MS),
  };
}

/** Minutes: until codes that nobody scans are given up, or until a queue gives a message up. */
function leastTrouble(emphases: readonly Emphasis[], losesConsumer: boolean): number {
  if (losesConsumer) return 20;
  return emphases.includes('sweeps') ? 9 : 3;
}

/** Calls that are only made after another one has failed. */
const PRECEDED_BY: readonly (readonly [RegExp, Cell])[] = [
  [/^sweeper > put case$/, { site: 'notifications > put case', kind: 'fails', always: true }],
  [
    /^sweeper > get (credit|waiting)$/,
    { site: 'notifications > get credit', kind: 'fails', always: true },
  ],
  [
    /^sweeper > (get|update) notice$/,
    { site: 'notifications > load order', kind: 'fails', always: true },
  ],
  [
    /^(sweeper|follow-up) > alipay refund/,
    { site: 'payments > alipay refund', kind: 'request-lost', always: true },
  ],
];

/** AMS never says that an attempt is lost while its trade lives on; only a code may be. */
const PRECEDED_AT: Partial<Record<GatewayName, typeof PRECEDED_BY>> = {
  'alipay-plus': [
    [
      /^payments > alipay (query|cancel)$/,
      { site: 'payments > alipay qr', kind: 'fails', always: true },
    ],
  ],
};

/** Successive seeds walk through the cells of the coverage matrix. */
function focusOf(gateway: GatewayName, seed: number): readonly Cell[] {
  const cells = focusedCellsOf(gateway);
  const here = [0, Math.floor(cells.length / 2)].flatMap((from) =>
    Array.from({ length: FOCUS }, (_, n) => cells[(from + seed * FOCUS + n) % cells.length]),
  );
  const focus = here.filter((cell) => cell !== undefined);
  const preceded = [...PRECEDED_BY, ...(PRECEDED_AT[gateway] ?? [])];
  const before = preceded.filter(([later]) => focus.some(({ site }) => later.test(site)));
  return [...focus, ...before.map(([, cell]) => cell)];
}

const emphasesOf = (focus: readonly Cell[]): Emphasis[] =>
  (Object.keys(EMPHASES) as Emphasis[]).filter((name) =>
    focus.some(({ site }) => EMPHASES[name].test(site)),
  );
