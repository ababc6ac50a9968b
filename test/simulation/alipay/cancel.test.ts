import { describe, expect, test, vi } from 'vitest';
import { always, refundOf, SmallWorld } from './support/small-world.ts';

vi.mock('../../../adapters/alipay-http/post.ts', () => import('./support/post.ts'));

const asked = (paysAfterMs: number | 'never') => ({ kind: 'is asked', paysAfterMs }) as const;

describe('cancel', () => {
  test('closes what is unpaid, and its buyer pays it no more', async () => {
    const world = new SmallWorld();
    const request = await world.paid(asked(60_000));
    expect(await world.gateway.cancel(request)).toEqual({ kind: 'cancelled', action: 'close' });
    await world.time.runFor(60_000);
    expect(world.movements()).toEqual(['closed']);
  });

  test('returns what is paid', async () => {
    const world = new SmallWorld();
    const request = await world.paid();
    expect(await world.gateway.cancel(request)).toEqual({ kind: 'cancelled', action: 'refund' });
    expect(world.events.at(-2)).toEqual({
      kind: 'returned',
      outTradeNo: request.outTradeNo,
      minor: 3_850,
      through: 'cancel',
      refundId: undefined,
    });
    expect(world.trade(request)).toMatchObject({ capturedMinor: 3_850, returnedMinor: 3_850 });
  });

  test.each([
    ['what it did', 'refund'],
    ['close', 'close'],
  ] as const)('repeated says "%s": action %s, and returns no more', async (says, action) => {
    const world = new SmallWorld({ assumptions: { repeatedCancelSays: says } });
    const request = await world.paid();
    await world.gateway.cancel(request);
    expect(await world.gateway.cancel(request)).toEqual({ kind: 'cancelled', action });
    expect(world.movements()).toEqual(['captured 3850', 'returned 3850', 'closed']);
  });

  test.each([false, true])('of no trade keeps a later pay away: %s', async (blocks) => {
    const assumptions = { cancelOfNothingBlocksLaterPay: blocks };
    const world = new SmallWorld({ assumptions });
    const request = world.payment({ kind: 'pays' });
    expect(await world.gateway.cancel(request)).toEqual({ kind: 'cancelled', action: 'none' });
    expect(await world.gateway.pay(request)).toMatchObject({
      kind: blocks ? 'declined' : 'captured',
    });
    expect(world.movements()).toEqual(blocks ? [] : ['captured 3850']);
  });

  test.each([false, true])('also keeps away a pay that Alipay has queued: %s', async (blocks) => {
    const assumptions = { cancelOfNothingBlocksLaterPay: blocks };
    const world = new SmallWorld({ assumptions });
    for (let n = 0; n < 20; n += 1) {
      const buyer = { kind: 'is unclear', answer: 'unavailable', paysAfterMs: 5_000 } as const;
      await world.gateway.cancel(await world.paid(buyer));
    }
    await world.time.runFor(5_000);
    const late = world.movements().filter((movement) => movement.startsWith('captured'));
    expect(late.length > 0).toBe(!blocks);
  });

  test.each([
    ['unavailable', 'retry', false],
    ['system-error', 'retry', false],
    ['limited', 'retry', false],
    ['forbidden', 'retry', false],
    ['retry', 'retry', false],
    ['unavailable-done', 'retry', true],
    ['system-error-done', 'retry', true],
    ['retry-done', 'retry', true],
  ] as const)('can end as %s, which is %s, with effect: %s', async (deed, kind, done) => {
    const world = new SmallWorld({ temper: always('cancel', deed) });
    const request = await world.paid();
    expect(await world.gateway.cancel(request)).toMatchObject({ kind });
    expect(world.trade(request)?.returnedMinor).toBe(done ? 3_850 : 0);
  });

  test.each([
    ['unlisted', 0],
    ['unlisted-done', 3_850],
  ] as const)('can end as %s, with a flag or without', async (deed, returnedMinor) => {
    const world = new SmallWorld({ temper: always('cancel', deed) });
    const kinds = new Set<string>();
    for (let n = 0; n < 20; n += 1) {
      const request = await world.paid();
      kinds.add((await world.gateway.cancel(request)).kind);
      expect(world.trade(request)).toMatchObject({ returnedMinor });
    }
    expect([...kinds].sort()).toEqual(['retry', 'unknown']);
  });

  test.each([
    ['too-late', 'TRADE_CANCEL_TIME_OUT'],
    ['not-allowed', 'CANCEL_NOT_ALLOWED'],
  ] as const)('can be %s for a trade, which can be refunded all the same', async (deed, code) => {
    const world = new SmallWorld({ temper: always('no-cancel', deed) });
    const request = await world.paid();
    const refused = { kind: 'refused', code: `ACQ.${code}`, remedy: 'refund' };
    expect(await world.gateway.cancel(request)).toEqual(refused);
    await world.time.runFor(600_000);
    expect(await world.gateway.cancel(request)).toEqual(refused);
    expect(await world.gateway.refund(refundOf(request, 3_850))).toEqual({ kind: 'refunded' });
  });

  test.each([
    ['frozen', 'REASON_TRADE_BEEN_FREEZEN'],
    ['no-balance', 'SELLER_BALANCE_NOT_ENOUGH'],
  ] as const)(
    'returns no money while the trade is %s, but closes the unpaid',
    async (deed, code) => {
      const world = new SmallWorld({ temper: always('no-return', deed) });
      const request = await world.paid();
      const refused = { kind: 'refused', code: `ACQ.${code}`, remedy: 'person' };
      expect(await world.gateway.cancel(request)).toEqual(refused);
      const unpaid = await world.paid(asked('never'));
      expect(await world.gateway.cancel(unpaid)).toMatchObject({ kind: 'cancelled' });
      await world.time.runFor(7_200_000);
      expect(await world.gateway.cancel(request)).toEqual({ kind: 'cancelled', action: 'refund' });
    },
  );

  test('comes just behind a buyer who meant to pay later', async () => {
    const world = new SmallWorld({ temper: always('race', 'paid-first') });
    const request = await world.paid(asked(100_000));
    expect(await world.gateway.query(request)).toMatchObject({ kind: 'pending' });
    expect(await world.gateway.cancel(request)).toEqual({ kind: 'cancelled', action: 'refund' });
    const never = await world.paid(asked('never'));
    expect(await world.gateway.cancel(never)).toEqual({ kind: 'cancelled', action: 'close' });
    expect(world.alipay.happened.get('race paid-first')).toBe(1);
  });

  test('is refused where a part, or all, was refunded', async () => {
    const world = new SmallWorld();
    const request = await world.paid();
    const refused = { kind: 'refused', code: 'ACQ.REASON_TRADE_REFUND_FEE_ERR', remedy: 'query' };
    await world.gateway.refund(refundOf(request, 1_000, 1));
    expect(await world.gateway.cancel(request)).toEqual(refused);
    await world.time.runFor(3_000);
    await world.gateway.refund(refundOf(request, 2_850, 2));
    expect(await world.gateway.cancel(request)).toEqual(refused);
    expect(world.movements().at(-1)).toBe('closed');
  });
});
