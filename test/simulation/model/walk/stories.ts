import fc from 'fast-check';
import type { Customer } from '../../../support/alipay-ledger.ts';
import type { Method } from '../../../support/scripted-gateway.ts';
import { MINUTE, SECOND } from '../../../support/world.ts';
import type { Course } from './nature.ts';

/** What people do. */
export type Deed = 'password' | 'notify' | 'cancel' | 'refund some' | 'refund all';
/** How one call goes. */
export type Part = Omit<Course, 'temper'>;

export interface Story {
  readonly customer: Customer;
  readonly script: Partial<Record<Method, readonly Part[]>>;
  readonly lost: { readonly followUps: boolean; readonly workflows: boolean };
  readonly deeds: readonly (readonly [atMs: number, deed: Deed])[];
}

const part = fc.record({
  reaches: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    fc.constant('never' as const),
    fc.integer({ min: 1, max: 6 * MINUTE }),
  ),
  heard: fc.constant(false),
  after: fc.integer({ min: 0, max: 4_500 }),
});
const honest: Part = { reaches: 0, after: 0, heard: true };
const parts = fc.array(fc.option(part, { nil: honest }), { maxLength: 4 });
/** Lost and late requests, lost answers, lost accelerators, and people who do this and that. */
export const stories: fc.Arbitrary<Story> = fc.record({
  customer: fc.constantFrom<Customer>('pays', 'is asked', 'is refused'),
  script: fc.record({ pay: parts, query: parts, cancel: parts, refund: parts, queryRefund: parts }),
  lost: fc.record({ followUps: fc.boolean(), workflows: fc.boolean() }),
  deeds: fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 90 * SECOND }),
      fc.constantFrom<Deed>('password', 'notify', 'cancel', 'refund some', 'refund all'),
    ),
    { maxLength: 6 },
  ),
});

const CALM = { script: {}, lost: { followUps: false, workflows: false }, deeds: [] } as const;
const NEVER: Part = { reaches: 'never', after: 0, heard: false };
const silent = (times: number): Part[] => Array(times).fill(NEVER);

export const TOLD: Record<string, Story> = {
  'a sale': { ...CALM, customer: 'pays' },
  'a refusal': { ...CALM, customer: 'is refused' },
  'a password after 17 s': { ...CALM, customer: 'is asked', deeds: [[17_000, 'password']] },
  'a pay that never arrived': { ...CALM, customer: 'pays', script: { pay: silent(1) } },
  'a pay that overtook its cancel': {
    ...CALM,
    customer: 'pays',
    script: { pay: [{ reaches: 3 * MINUTE, after: 0, heard: false }] },
  },
  'a cancel without an answer': {
    ...CALM,
    customer: 'is asked',
    script: { cancel: silent(3) },
    deeds: [[61_000, 'password']],
  },
  'an order given up': { ...CALM, customer: 'is asked', deeds: [[3_000, 'cancel']] },
  'a refund in two parts, then all that is left': {
    ...CALM,
    customer: 'pays',
    script: { refund: [{ reaches: 0, after: 4_000, heard: false }] },
    deeds: [
      [10_000, 'refund some'],
      [20_000, 'refund some'],
      [40_000, 'refund all'],
    ],
  },
  'two refunds within a second': {
    ...CALM,
    customer: 'pays',
    deeds: [
      [10_000, 'refund some'],
      [11_000, 'refund all'],
    ],
  },
  'late money that a late cancel has returned': {
    ...CALM,
    customer: 'pays',
    script: {
      pay: [{ reaches: 68_000, after: 0, heard: false }],
      cancel: [{ reaches: 10_000, after: 0, heard: false }],
    },
    deeds: [[75_000, 'notify']],
  },
  'every message and execution lost': {
    customer: 'is asked',
    script: {},
    lost: { followUps: true, workflows: true },
    deeds: [[70_000, 'password']],
  },
};
