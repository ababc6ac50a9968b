import { expect, test } from 'vitest';
import { worthTelling } from '../../../../web/src/pos/orders/journal-entries.ts';

const entry = (what: string, actor: string, evidence?: Record<string, unknown>) => ({
  ...{ version: 1, at: 0, what, actor, changes: [] },
  ...(evidence && { evidence }),
});

test('a journal tells who moved the order, and in Alipay’s words why', () => {
  const told = worthTelling([
    entry('place-order', 'cashier:01ABC'),
    entry('decline', 'system', { source: 'pay', kind: 'declined', code: 'ACQ.BUYER' }),
    entry('fence', 'system', { source: 'us', kind: 'fence' }),
  ]);
  expect(told.map(({ what, who, code }) => [what, who, code])).toEqual([
    ['place-order', 'cashier', undefined],
    ['decline', 'alipay', 'ACQ.BUYER'],
    ['fence', 'system', undefined],
  ]);
});

test('a journal is silent about what only the machine needs to know', () => {
  expect(worthTelling([entry('watchAgain', 'system'), entry('handOver', 'system')])).toEqual([]);
});
