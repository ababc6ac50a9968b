import { describe, expect, test, vi } from 'vitest';
import { payRefusals } from '../../../alipay/open-platform/pay-refusals.ts';
import { money } from '../../../core/domain/money.ts';
import { finalRefusals, survivingRefusals, unclearAnswers } from './buyer.ts';
import { SmallWorld } from './support/small-world.ts';

vi.mock('../../../adapters/alipay-http/post.ts', () => import('./support/post.ts'));

const amount = money('CNY', 3_850);
const tradeNo = expect.stringMatching(/^\d{28}$/) as unknown;

describe('a buyer', () => {
  test('who pays has paid when the answer comes', async () => {
    const world = new SmallWorld();
    const request = world.payment({ kind: 'pays' });
    expect(await world.gateway.pay(request)).toEqual({ kind: 'captured', amount, tradeNo });
    const { outTradeNo } = request;
    expect(world.events).toEqual([
      { kind: 'request', call: 'pay', appId: '2021000000000001', outTradeNo, minor: 3_850 },
      { kind: 'captured', outTradeNo, minor: 3_850 },
    ]);
    expect(world.trade(request)).toEqual({
      outTradeNo,
      minor: 3_850,
      capturedMinor: 3_850,
      returnedMinor: 0,
    });
  });

  test('who is asked for the password pays when the time has come', async () => {
    const world = new SmallWorld();
    const request = world.payment({ kind: 'is asked', paysAfterMs: 59_900 });
    expect(await world.gateway.pay(request)).toEqual({ kind: 'pending', tradeNo });
    await world.time.runFor(59_899);
    expect(await world.gateway.query(request)).toEqual({ kind: 'pending', tradeNo });
    await world.time.runFor(1);
    expect(await world.gateway.query(request)).toEqual({ kind: 'captured', amount, tradeNo });
  });

  test('who never pays leaves a trade that closes at its time_expire', async () => {
    const world = new SmallWorld();
    const request = await world.paid({ kind: 'is asked', paysAfterMs: 'never' });
    await world.time.runFor(299_999);
    expect(await world.gateway.query(request)).toEqual({ kind: 'pending', tradeNo });
    await world.time.runFor(1);
    expect(await world.gateway.query(request)).toEqual({ kind: 'closed', tradeNo });
    expect(world.movements()).toEqual(['closed']);
  });

  test('cannot pay a trade that has expired', async () => {
    const world = new SmallWorld();
    await world.paid({ kind: 'is asked', paysAfterMs: 300_000 });
    await world.time.runFor(400_000);
    expect(world.movements()).toEqual(['closed']);
  });

  test.each(finalRefusals)('is refused with %s, and there is no trade', async (code) => {
    const world = new SmallWorld();
    const request = world.payment({ kind: 'is refused', code });
    expect(await world.gateway.pay(request)).toEqual({ kind: 'declined', code: `ACQ.${code}` });
    expect(await world.gateway.query(request)).toEqual({ kind: 'not-found' });
    expect(payRefusals[code]).toBe('declined');
  });

  test.each(survivingRefusals)('fails with %s and pays the trade after all', async (code) => {
    const world = new SmallWorld();
    const request = world.payment({ kind: 'fails', code, paysAfterMs: 70_000 });
    const failed = { kind: 'unknown', code: `ACQ.${code}`, attemptFailed: true };
    expect(await world.gateway.pay(request)).toEqual(failed);
    expect(await world.gateway.query(request)).toEqual({ kind: 'pending', tradeNo });
    await world.time.runFor(70_000);
    expect(world.movements()).toEqual(['captured 3850']);
  });

  test('who fails and never pays leaves a waiting trade, or none', async () => {
    const world = new SmallWorld();
    const found = new Set<string>();
    for (let n = 0; n < 20; n += 1) {
      const code = 'PAYMENT_FAIL';
      const request = await world.paid({ kind: 'fails', code, paysAfterMs: 'never' });
      found.add((await world.gateway.query(request)).kind);
    }
    expect([...found].sort()).toEqual(['not-found', 'pending']);
  });
});

describe('an answer that tells nothing', () => {
  test.each(unclearAnswers)('(%s) may hide that the money was taken', async (answer) => {
    const world = new SmallWorld();
    const request = world.payment({ kind: 'is unclear', answer, paysAfterMs: 0 });
    expect(await world.gateway.pay(request)).toMatchObject({
      kind: 'unknown',
      attemptFailed: false,
    });
    expect(world.movements()).toEqual(['captured 3850']);
    expect(await world.gateway.query(request)).toMatchObject({ kind: 'captured' });
  });

  test('may come before the money, with a trade to be seen meanwhile and without', async () => {
    const world = new SmallWorld();
    const seen = new Set<string>();
    for (let n = 0; n < 20; n += 1) {
      const buyer = { kind: 'is unclear', answer: 'unavailable', paysAfterMs: 65_000 } as const;
      const request = await world.paid(buyer);
      seen.add((await world.gateway.query(request)).kind);
      await world.time.runFor(65_000);
      expect(world.trade(request)).toMatchObject({ capturedMinor: 3_850 });
    }
    expect([...seen].sort()).toEqual(['not-found', 'pending']);
  });

  test('may be all that there is', async () => {
    const world = new SmallWorld();
    for (let n = 0; n < 20; n += 1) {
      await world.paid({ kind: 'is unclear', answer: 'system-error', paysAfterMs: 'never' });
    }
    await world.time.runFor(4 * 3_600_000);
    expect(new Set(world.movements())).toEqual(new Set(['closed']));
  });

  test('does not bring the money after the time that the payment names', async () => {
    const world = new SmallWorld();
    for (let n = 0; n < 20; n += 1) {
      await world.paid({ kind: 'is unclear', answer: 'unavailable', paysAfterMs: 400_000 });
    }
    await world.time.runFor(400_000);
    expect(world.movements()).not.toContain('captured 3850');
  });
});
