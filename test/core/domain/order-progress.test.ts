import { describe, expect, test } from 'vitest';
import type { OrderAggregate } from '../../../core/domain/order-aggregate.ts';
import { progressOf } from '../../../core/domain/order-progress.ts';
import type { FulfilmentStatus } from '../../../core/domain/ticket.ts';

interface Given {
  readonly status?: 'CREATED' | 'COMMITTED' | 'CANCELED';
  readonly tickets?: readonly FulfilmentStatus[];
  readonly delivery?: 'SCHEDULED' | 'OUT_FOR_DELIVERY' | 'DELIVERED';
  readonly live?: string;
  readonly refunds?: readonly (readonly [kind: string, status: string, minor: number])[];
}

/** What the rule reads of an order of 2,800 and nothing else. */
const order = ({ status = 'COMMITTED', tickets = [], delivery, live, refunds = [] }: Given) =>
  ({
    order: {
      ...{ status, total: { currency: 'CNY', minor: 2_800 } },
      checks: [{ checkId: 'c1', livePaymentId: live }],
      ...(delivery && { delivery: { status: delivery } }),
    },
    tickets: tickets.map((one) => ({ status: one })),
    refunds: refunds.map(([kind, is, minor]) => ({ kind, status: is, amount: { minor } })),
    payments: [],
  }) as unknown as OrderAggregate;

describe('how far an order is', () => {
  test.each<[string, Given]>([
    ['unpaid', { status: 'CREATED' }],
    ['paying', { status: 'CREATED', live: 'p1' }],
    ['paid', {}],
    ['preparing', { tickets: ['PROPOSED'] }],
    ['preparing', { tickets: ['PREPARED', 'PREPARING'] }],
    ['ready', { tickets: ['COMPLETED', 'PREPARED'] }],
    ['collected', { tickets: ['COMPLETED', 'COMPLETED'] }],
    ['unpaid', { status: 'CREATED', tickets: ['COMPLETED'] }],
    ['ready', { tickets: ['COMPLETED'], delivery: 'SCHEDULED' }],
    ['on-the-way', { tickets: ['COMPLETED'], delivery: 'OUT_FOR_DELIVERY' }],
    ['collected', { tickets: ['COMPLETED'], delivery: 'DELIVERED' }],
    ['cancelled', { status: 'CANCELED', refunds: [['give-back', 'SUCCEEDED', 2_800]] }],
    ['returned', { tickets: ['PREPARED'], refunds: [['staff', 'SUCCEEDED', 2_800]] }],
    ['ready', { tickets: ['PREPARED'], refunds: [['staff', 'REQUESTED', 2_800]] }],
    ['ready', { tickets: ['PREPARED'], refunds: [['staff', 'SUCCEEDED', 800]] }],
    ['ready', { tickets: ['PREPARED'], refunds: [['overpaid', 'SUCCEEDED', 2_800]] }],
  ])('is %s with %j', (progress, given) => {
    expect(progressOf(order(given))).toBe(progress);
  });
});
