import { describe, expect, test, vi } from 'vitest';
import { always, SmallWorld } from './support/small-world.ts';

vi.mock('../../../adapters/alipay-http/post.ts', () => import('./support/post.ts'));

const MINUTE = 60_000;

/** A code on a screen. */
async function shown(options: ConstructorParameters<typeof SmallWorld>[0] = {}) {
  const world = new SmallWorld(options);
  const request = world.payment({ kind: 'pays' });
  const made = await world.gateway.createQr(request);
  const qrCode = made.kind === 'created' ? made.qrCode : '';
  return { world, request, made, qrCode };
}

describe('a code for one order', () => {
  test('is no trade before somebody scans it, and is paid when its customer pays', async () => {
    const { world, request, qrCode } = await shown();
    expect(qrCode).toMatch(/^https:\/\/qr\.alipay\.com\/bax\d{17}$/);
    expect(await world.gateway.query(request)).toEqual({ kind: 'not-found' });
    world.alipay.scan(qrCode, MINUTE);
    expect(await world.gateway.query(request)).toMatchObject({ kind: 'pending' });
    await world.time.runFor(2 * MINUTE);
    expect(await world.gateway.query(request)).toMatchObject({
      kind: 'captured',
      amount: request.amount,
    });
    expect(world.movements()).toEqual(['captured 3850']);
  });

  test('is refused in so many words, each time that it is asked for', async () => {
    const { world, request, made } = await shown({ temper: always('no-code', 'no-code') });
    expect(made).toMatchObject({ kind: 'declined' });
    expect(await world.gateway.createQr(request)).toEqual(made);
    expect(await world.gateway.query(request)).toEqual({ kind: 'not-found' });
  });

  test('cannot be scanned, and its trade closes, at the end of its life', async () => {
    const { world, request, qrCode } = await shown();
    await world.time.runFor(6 * MINUTE);
    world.alipay.scan(qrCode, 0);
    await world.time.runFor(MINUTE);
    expect(await world.gateway.query(request)).toEqual({ kind: 'not-found' });
    const other = await shown();
    other.world.alipay.scan(other.qrCode, 'never');
    await other.world.time.runFor(6 * MINUTE);
    expect(await other.world.gateway.query(other.request)).toMatchObject({ kind: 'closed' });
    expect(other.world.movements()).toEqual(['closed']);
  });

  test('is scanned and paid even after a cancel that found no trade, unless Alipay blocks it', async () => {
    const late = await shown();
    expect(await late.world.gateway.cancel(late.request)).toEqual({
      kind: 'cancelled',
      action: 'none',
    });
    late.world.alipay.scan(late.qrCode, 0);
    await late.world.time.runFor(MINUTE);
    expect(late.world.movements()).toEqual(['captured 3850']);
    const blocked = await shown({ assumptions: { cancelOfNothingBlocksLaterPay: true } });
    await blocked.world.gateway.cancel(blocked.request);
    blocked.world.alipay.scan(blocked.qrCode, 0);
    await blocked.world.time.runFor(MINUTE);
    expect(blocked.world.movements()).toEqual([]);
  });

  test.each(['the same', 'refused'] as const)(
    'asked for again it is %s',
    async (repeatedCodeIs) => {
      const { world, request, made } = await shown({ assumptions: { repeatedCodeIs } });
      const again = await world.gateway.createQr(request);
      if (repeatedCodeIs === 'the same') expect(again).toEqual(made);
      else expect(again.kind).toBe('unknown');
      expect(world.alipay.trades()).toEqual([]);
    },
  );

  test('may be made although the answer does not say so', async () => {
    const { world, request, made } = await shown({
      temper: always('precreate', 'system-error-done'),
    });
    expect(made.kind).toBe('unknown');
    world.alipay.heal();
    expect((await world.gateway.createQr(request)).kind).toBe('created');
  });
});

test('money that is typed at a code in the shop comes under a number of Alipay’s own', async () => {
  const world = new SmallWorld();
  const sale = {
    account: '2021000000000001',
    storeId: 's1',
    terminalId: 'K1',
    currency: 'CNY',
    minor: 1_200,
    notifyUrl: 'https://m1.test/notify',
  };
  world.alipay.payAtShop(sale);
  world.alipay.payAtShop(sale);
  await world.time.runFor(MINUTE);
  const numbers = world.alipay.trades().map((trade) => trade.outTradeNo);
  expect(new Set(numbers).size).toBe(2);
  for (const number of numbers) expect(number).toMatch(/^QR\d{20}$/);
  expect(world.letters.map(({ outTradeNo }) => outTradeNo).sort()).toEqual(numbers.sort());
});
