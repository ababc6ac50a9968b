import { expect, test, vi } from 'vitest';
import { born, parseMerchantId } from '../../core/domain/ids.ts';
import { handler } from '../../functions/reconcile-bill/handler.ts';
import { billFiles, time } from './support/house.ts';
import { watchLog } from './support/http.ts';

vi.mock('../../functions/shared/compose.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./support/house.ts')),
  stage: () => 'test',
  credits: () => ({ find: async () => undefined }),
  factFiles: () => ({ list: async function* () {}, read: async () => [] }),
}));

const { lines } = watchLog();

const MERCHANT = born(parseMerchantId, 'm1');
const dayAt = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
const YESTERDAY = dayAt(time.now - 86_400_000);
const alarms = () => lines().filter((line) => 'BillsUnusable' in line);

const turnOf = (day: string, turn = 1, kind: 'stored' | 'refused' = 'stored') =>
  handler({ ...{ merchantId: 'm1', day, turn }, news: { kind, code: '', account: 'app-1' } });

test('a file that is no bill wakes a person and has another turn, but not for ever', async () => {
  await billFiles().keep(MERCHANT, 'app-1', YESTERDAY, Buffer.from('<html>'));
  const inHalfAnHour = new Date(time.now + 30 * 60_000).toISOString().replace('.000Z', 'Z');
  expect(await turnOf(YESTERDAY)).toEqual({
    ...{ merchantId: 'm1', day: YESTERDAY, turn: 2, next: 'wait', at: inHalfAnHour },
  });
  expect(alarms()).toHaveLength(1);
  expect(await turnOf(YESTERDAY, 6)).toMatchObject({ turn: 7, next: 'done' });
  expect(await turnOf(YESTERDAY, 1, 'refused')).toMatchObject({ next: 'done' });
});

test('whoever asks for a day that is not over wakes nobody', async () => {
  const today = dayAt(time.now);
  await billFiles().keep(MERCHANT, 'app-1', today, Buffer.from('<html>'));
  await turnOf(today);
  expect(alarms()).toEqual([]);
});

test('a quiet day is done', async () => {
  expect(await turnOf('2026-01-05')).toMatchObject({ next: 'done' });
  expect(alarms()).toEqual([]);
});
