import { describe, expect, test, vi } from 'vitest';
import { money } from '../../../core/domain/money.ts';
import { always, refundOf, SmallWorld } from './support/small-world.ts';

vi.mock('../../../adapters/alipay-http/post.ts', () => import('./support/post.ts'));

const declined = (code: string) => ({ kind: 'declined', code: `ACQ.${code}` });

describe('refund', () => {
  test('returns a part, then the rest, which closes the trade', async () => {
    const world = new SmallWorld();
    const request = await world.paid();
    expect(await world.gateway.refund(refundOf(request, 1_000, 1))).toEqual({ kind: 'refunded' });
    expect(await world.gateway.query(request)).toMatchObject({ kind: 'captured' });
    await world.time.runFor(3_000);
    expect(await world.gateway.refund(refundOf(request, 2_850, 2))).toEqual({ kind: 'refunded' });
    expect(await world.gateway.query(request)).toMatchObject({ kind: 'closed' });
    const { outTradeNo } = request;
    const refundId = 'R01JD0000000000000000000001';
    expect(world.events.filter((e) => e.kind !== 'request')[1]).toEqual({
      kind: 'returned',
      outTradeNo,
      minor: 1_000,
      through: 'refund',
      refundId,
    });
    expect(world.events.filter((e) => e.kind === 'request')[1]).toEqual({
      kind: 'request',
      call: 'refund',
      appId: '2021000000000001',
      outTradeNo,
      refundId,
      minor: 1_000,
    });
  });

  test.each(['N', 'nothing'] as const)(
    'repeated returns nothing, and its fund_change says %s',
    async (says) => {
      const world = new SmallWorld({ assumptions: { repeatedRefundSays: says } });
      const request = await world.paid();
      const sent = refundOf(request, 3_850);
      await world.gateway.refund(sent);
      expect(await world.gateway.refund(sent)).toEqual({ kind: 'unconfirmed' });
      expect(world.movements()).toEqual(['captured 3850', 'returned 3850', 'closed']);
    },
  );

  test('of another amount under a known number is discordant', async () => {
    const world = new SmallWorld();
    const request = await world.paid();
    await world.gateway.refund(refundOf(request, 1_000));
    const other = await world.gateway.refund(refundOf(request, 1_001));
    expect(other).toEqual(declined('DISCORDANT_REPEAT_REQUEST'));
  });

  test('of more than is left, of an unpaid, a closed or no trade is refused', async () => {
    const world = new SmallWorld();
    const request = await world.paid();
    const refund = async (n: number, minor: number) =>
      await world.gateway.refund(refundOf(request, minor, n));
    expect(await refund(1, 3_851)).toEqual(declined('REASON_TRADE_REFUND_FEE_ERR'));
    await refund(2, 3_850);
    expect(await refund(3, 1)).toEqual(declined('TRADE_HAS_CLOSE'));
    const unpaid = await world.paid({ kind: 'is asked', paysAfterMs: 'never' });
    expect(await world.gateway.refund(refundOf(unpaid))).toEqual(declined('TRADE_STATUS_ERROR'));
    const unsent = world.payment({ kind: 'pays' });
    expect(await world.gateway.refund(refundOf(unsent))).toEqual(declined('TRADE_NOT_EXIST'));
  });

  test('within 3 s of another of the trade is not made', async () => {
    const world = new SmallWorld();
    const request = await world.paid();
    await world.gateway.refund(refundOf(request, 1_000, 1));
    await world.time.runFor(2_999);
    const soon = await world.gateway.refund(refundOf(request, 1_000, 2));
    expect(soon).toEqual({ kind: 'unknown', code: expect.stringMatching(/SYSTEM_ERROR$/) });
    await world.time.runFor(1);
    expect(await world.gateway.refund(refundOf(request, 1_000, 2))).toEqual({ kind: 'refunded' });
  });

  test('of a trade that was cancelled is refused', async () => {
    const world = new SmallWorld();
    const request = await world.paid();
    await world.gateway.cancel(request);
    const refund = await world.gateway.refund(refundOf(request, 3_850));
    expect(refund).toEqual(declined('TRADE_HAS_CLOSE'));
    expect(world.movements()).toEqual(['captured 3850', 'returned 3850', 'closed']);
  });

  test.each([
    ['unavailable', 'unknown', 0],
    ['system-error', 'unknown', 0],
    ['unlisted', 'unknown', 0],
    ['limited', 'retry-later', 0],
    ['forbidden', 'retry-later', 0],
    ['unavailable-done', 'unknown', 1_000],
    ['system-error-done', 'unknown', 1_000],
    ['unlisted-done', 'unknown', 1_000],
    ['no-fund-change', 'unconfirmed', 1_000],
    ['no-fund-change-yet', 'unconfirmed', 0],
  ] as const)('can end as %s, which is %s and returns %i fen', async (deed, kind, returned) => {
    const world = new SmallWorld({ temper: always('refund', deed) });
    const request = await world.paid();
    expect(await world.gateway.refund(refundOf(request, 1_000))).toMatchObject({ kind });
    expect(world.trade(request)).toMatchObject({ returnedMinor: returned });
  });

  test.each([
    ['no-balance', { kind: 'retry-later', code: 'ACQ.SELLER_BALANCE_NOT_ENOUGH' }],
    ['frozen', declined('REASON_TRADE_BEEN_FREEZEN')],
  ] as const)('is refused while the trade has %s', async (deed, refused) => {
    const world = new SmallWorld({ temper: always('no-return', deed) });
    const request = await world.paid();
    expect(await world.gateway.refund(refundOf(request))).toEqual(refused);
    await world.time.runFor(7_200_000);
    expect(await world.gateway.refund(refundOf(request))).toEqual({ kind: 'refunded' });
  });
});

describe('a refund query', () => {
  test('tells of a refund that was made, and of no other', async () => {
    const world = new SmallWorld();
    const request = await world.paid();
    const sent = refundOf(request, 1_000, 1);
    expect(await world.gateway.queryRefund(sent)).toEqual({ kind: 'not-found' });
    await world.gateway.refund(sent);
    const refunded = { kind: 'refunded', amount: money('CNY', 1_000) };
    expect(await world.gateway.queryRefund(sent)).toEqual(refunded);
    expect(await world.gateway.queryRefund(refundOf(request, 1_000, 2))).toEqual({
      kind: 'not-found',
    });
    const unsent = refundOf(world.payment({ kind: 'pays' }));
    expect(await world.gateway.queryRefund(unsent)).toEqual({ kind: 'not-found' });
  });

  test('within 10 s of the refund may be told nothing', async () => {
    const world = new SmallWorld({ temper: always('too-soon', 'too-soon') });
    const sent = refundOf(await world.paid());
    await world.gateway.refund(sent);
    await world.time.runFor(9_999);
    expect(await world.gateway.queryRefund(sent)).toEqual({ kind: 'not-found' });
    await world.time.runFor(1);
    expect(await world.gateway.queryRefund(sent)).toMatchObject({ kind: 'refunded' });
  });

  test.each(['unavailable', 'system-error', 'unlisted', 'limited', 'forbidden'] as const)(
    'can end as %s, which is unknown',
    async (deed) => {
      const world = new SmallWorld({ temper: always('refund-query', deed) });
      const sent = refundOf(await world.paid());
      expect(await world.gateway.queryRefund(sent)).toMatchObject({ kind: 'unknown' });
    },
  );
});
