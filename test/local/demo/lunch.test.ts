import { describe, expect, test } from 'vitest';
import type { OrderResponse } from '../../../api/orders.ts';
import type { ApiClient } from '../../../local/demo/api-client.ts';
import { deal } from '../../../local/demo/lunch/deal.ts';
import type { Story } from '../../../local/demo/lunch/guest.ts';
import { progress } from '../../../local/demo/lunch/progress.ts';
import { STORIES } from '../../../local/demo/lunch/stories.ts';
import {
  endingOf,
  percentile,
  type Served,
  summaryTable,
} from '../../../local/demo/lunch/summary.ts';

const at = (storeId: string, gateway: string) => ({ store: { storeId, gateway } }) as ApiClient;
const CLIENTS = [at('a', 'open-platform'), at('b', 'global'), at('c', 'alipay-plus')];

describe('a lunch', () => {
  test('tells every story once before it tells one again', () => {
    const titles = deal(STORIES, CLIENTS, STORIES.length).map(({ story }) => story.title);
    expect(new Set(titles).size).toBe(STORIES.length);
  });

  test('tells them as often as their weights say, at every store that can', () => {
    const dealt = deal(STORIES, CLIENTS, 294);
    const total = STORIES.reduce((sum, { weight }) => sum + weight, 0);
    for (const { title, weight, gateways } of STORIES) {
      const told = dealt.filter(({ story }) => story.title === title);
      expect(Math.abs(told.length - (weight * 294) / total)).toBeLessThanOrEqual(1);
      const places = new Set(told.map(({ client }) => client.store.gateway));
      expect(places.size).toBe(Math.min(told.length, gateways?.length ?? 3));
    }
  });

  test('leaves out what no store can do', () => {
    const only = { title: 'x', weight: 1, gateways: ['global'] } as unknown as Story;
    const other = { title: 'y', weight: 1 } as unknown as Story;
    const dealt = deal([only, other], [at('a', 'open-platform')], 4);
    expect(dealt.map(({ story }) => story.title)).toEqual(['y', 'y', 'y', 'y']);
  });
});

describe('the summary', () => {
  const served = (
    storeId: string,
    order: Partial<OrderResponse>,
    paidAfterMs?: number,
  ): Served => ({
    storeId,
    order: { refunds: [], payments: [{ paymentId: 'p', startedAt: 1_000 }], ...order } as never,
    entries: [
      {
        ...{ version: 2, at: 1_000 + (paidAfterMs ?? 0), what: 'capture', actor: 'system' },
        changes:
          paidAfterMs === undefined
            ? []
            : [{ part: 'payment', paymentId: 'p', from: 'PENDING', to: 'CAPTURED' }],
      },
    ],
  });
  const refunds = [{ kind: 'staff', status: 'SUCCEEDED' }] as never;

  test('counts how orders ended and how long they took to be paid', () => {
    const table = summaryTable([
      served('a', { status: 'COMMITTED', paymentStatus: 'PAID' }, 300),
      served('a', { status: 'COMMITTED', paymentStatus: 'PAID', refunds }, 17_400),
      served('b', { status: 'CANCELED', paymentStatus: 'UNPAID' }),
    ]);
    expect(table.split('\n').map((line) => line.trim().split(/\s{2,}/))).toEqual([
      ['orders', 'paid', 'refunded', 'cancelled', 'to pay p50', 'p95'],
      ['a', '2', '2', '1', '0', '0.3 s', '17.4 s'],
      ['b', '1', '0', '0', '1', '-', '-'],
      ['all', '3', '2', '1', '1', '0.3 s', '17.4 s'],
    ]);
  });

  test('does not take an order that is not paid for one that is', () => {
    const { order } = served('a', { status: 'CREATED', paymentStatus: 'PAYING' });
    expect(endingOf(order)).toBeUndefined();
  });

  test.each([
    [50, 5],
    [95, 10],
    [100, 10],
  ])('has as the %i th percentile of 1 to 10: %i', (hundredths, value) => {
    const values = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
    expect(percentile(values, hundredths)).toBe(value);
  });
});

describe('progress', () => {
  function shown(isTTY: boolean): string[] {
    const written: string[] = [];
    const write = (text: string) => written.push(text) > 0;
    const { step, end } = progress(20, { write, isTTY } as never);
    for (let n = 1; n <= 20; n++) step(`guest ${n}`);
    end();
    return written;
  }

  test('is one line that fills up on a terminal', () => {
    const written = shown(true);
    expect(written).toHaveLength(21);
    expect(written[9]).toMatch(/^\r\[#{15}\.{15}\] 10\/20 {2}guest 10/);
    expect(written.at(-1)).toBe('\n');
  });

  test('is ten plain lines elsewhere', () => {
    const written = shown(false);
    expect(written).toHaveLength(10);
    expect(written.at(-1)).toBe('20/20  guest 20\n');
  });
});
