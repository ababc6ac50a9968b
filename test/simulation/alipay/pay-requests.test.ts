import { expect, test, vi } from 'vitest';
import { money } from '../../../core/domain/money.ts';
import { always, SmallWorld, START } from './support/small-world.ts';

vi.mock('../../../adapters/alipay-http/post.ts', () => import('./support/post.ts'));

const amount = money('CNY', 3_850);
const tradeNo = expect.stringMatching(/^\d{28}$/) as unknown;

test('a pay request with a code that nobody shows is refused', async () => {
  const world = new SmallWorld();
  const request = world.payment({ kind: 'pays' }, { authCode: '289999999999999999' });
  const code = 'ACQ.PAYMENT_AUTH_CODE_INVALID';
  expect(await world.gateway.pay(request)).toEqual({ kind: 'declined', code });
});

test('a pay request with a code that was used for another trade is refused', async () => {
  const world = new SmallWorld();
  const { authCode } = await world.paid();
  const second = world.payment({ kind: 'pays' }, { authCode });
  expect(await world.gateway.pay(second)).toMatchObject({ kind: 'declined' });
  expect(world.movements()).toEqual(['captured 3850']);
});

test('a pay request that comes again finds the trade, and takes no more money', async () => {
  const world = new SmallWorld();
  const request = world.payment({ kind: 'is asked', paysAfterMs: 10_000 });
  const again = async () => await world.gateway.pay(request);
  expect(await again()).toMatchObject({ kind: 'pending' });
  expect(await again()).toMatchObject({ kind: 'pending' });
  await world.time.runFor(10_000);
  expect(await again()).toMatchObject({ kind: 'unknown', code: 'ACQ.TRADE_HAS_SUCCESS' });
  await world.gateway.cancel(request);
  expect(await again()).toMatchObject({ kind: 'declined', code: 'ACQ.TRADE_HAS_CLOSE' });
  expect(world.movements()).toEqual(['captured 3850', 'returned 3850', 'closed']);
});

test('a pay request with a known number and another amount is inconsistent', async () => {
  const world = new SmallWorld();
  const request = await world.paid();
  const other = { ...request, amount: money('CNY', 3_851) };
  const inconsistent = { kind: 'unknown', code: 'ACQ.CONTEXT_INCONSISTENT' };
  expect(await world.gateway.pay(other)).toMatchObject(inconsistent);
  expect(world.movements()).toEqual(['captured 3850']);
});

test.each([true, false])('a pay request behind its time_expire is refused: %s', async (refuses) => {
  const world = new SmallWorld({ assumptions: { refusesPayAfterExpiry: refuses } });
  const request = world.payment({ kind: 'pays' }, { expiresAt: START });
  await world.gateway.pay(request);
  expect(world.movements()).toEqual(refuses ? [] : ['captured 3850']);
});

test('a pay request that is taken behind its time_expire can wait for its buyer for three hours', async () => {
  const world = new SmallWorld({ assumptions: { refusesPayAfterExpiry: false } });
  const buyer = { kind: 'is asked', paysAfterMs: 3 * 3_600_000 - 1 } as const;
  await world.paid(buyer, { expiresAt: START });
  await world.time.runFor(3 * 3_600_000);
  expect(world.movements()).toEqual(['captured 3850']);
});

test.each([
  ['unavailable', 'unknown', []],
  ['system-error', 'unknown', []],
  ['unlisted', 'unknown', []],
  ['limited', 'declined', []],
  ['forbidden', 'declined', []],
  ['unavailable-done', 'unknown', ['captured 3850']],
  ['system-error-done', 'unknown', ['captured 3850']],
  ['unlisted-done', 'unknown', ['captured 3850']],
] as const)('a pay request can end as %s, which is %s', async (deed, kind, movements) => {
  const world = new SmallWorld({ temper: always('pay', deed) });
  expect(await world.gateway.pay(world.payment({ kind: 'pays' }))).toMatchObject({ kind });
  expect(world.movements()).toEqual(movements);
  expect(world.alipay.happened.get(`pay ${deed}`)).toBe(1);
});

test('a pay request can be answered with 10000 and undone, where that is assumed', async () => {
  const temper = always('undone', 'undone');
  const world = new SmallWorld({ temper, assumptions: { undoesPaid: true } });
  const request = world.payment({ kind: 'pays' });
  expect(await world.gateway.pay(request)).toEqual({ kind: 'captured', amount, tradeNo });
  await world.time.runFor(5_000);
  expect(await world.gateway.query(request)).toEqual({ kind: 'closed', tradeNo });
  expect(world.movements()).toEqual(['closed']);
  const other = new SmallWorld({ temper });
  await other.paid();
  expect(other.movements()).toEqual(['captured 3850']);
});

test('a pay request can make a trade that is paid and can never be refunded', async () => {
  const world = new SmallWorld({ temper: always('finished', 'finished') });
  const request = await world.paid();
  expect(await world.gateway.query(request)).toMatchObject({ kind: 'captured' });
  const code = 'ACQ.TRADE_HAS_FINISHED';
  expect(await world.gateway.cancel(request)).toEqual({
    kind: 'refused',
    code,
    remedy: 'person',
  });
});
