import { AlipaySdk } from 'alipay-sdk';
import { describe, expect, test, vi } from 'vitest';
import { parseNotification } from '../../../alipay/open-platform/notification.ts';
import { credentials, vectorFile } from '../../alipay/support.ts';
import { always, refundOf, SmallWorld } from './support/small-world.ts';

vi.mock('../../../adapters/alipay-http/post.ts', () => import('./support/post.ts'));

const HOUR = 3_600_000;
const asked = (paysAfterMs: number | 'never') => ({ kind: 'is asked', paysAfterMs }) as const;

/** The letters as we read them. */
const read = (world: SmallWorld) =>
  world.letters.map(({ body }) => {
    const parsed = parseNotification(body, credentials);
    if (parsed.kind !== 'authentic') throw new Error(parsed.kind);
    return parsed;
  });
const statuses = (world: SmallWorld) => read(world).map(({ tradeStatus }) => tradeStatus);

describe('a notification', () => {
  test('tells our adapter and the official SDK that the money came', async () => {
    const world = new SmallWorld();
    const request = await world.paid();
    await world.time.runFor(HOUR);
    const [letter] = world.letters;
    const { outTradeNo } = request;
    expect(world.letters).toHaveLength(1);
    expect(letter).toMatchObject({
      url: 'https://m1.test/notify',
      account: credentials.appId,
      outTradeNo,
      forged: false,
    });
    const parsed = await world.gateway.parseNotification(request.merchantId, {
      path: '/notify',
      headers: {},
      body: letter?.body ?? '',
    });
    const { noticeId = '' } = letter ?? {};
    const result = { kind: 'captured', amount: request.amount };
    expect(parsed).toMatchObject({ kind: 'authentic', notice: { noticeId, outTradeNo, result } });
    const sdk = new AlipaySdk({
      appId: credentials.appId,
      privateKey: vectorFile.app_private_pkcs8_der_b64,
      keyType: 'PKCS8',
      alipayPublicKey: vectorFile.alipay_side_public_spki_der_b64,
    });
    const form = Object.fromEntries(new URLSearchParams(letter?.body));
    expect(sdk.checkNotifySignV2(form)).toBe(true);
  });

  test('is not sent of a trade that nobody has paid', async () => {
    const world = new SmallWorld();
    await world.paid(asked('never'));
    await world.paid({ kind: 'is refused', code: 'BUYER_BALANCE_NOT_ENOUGH' });
    await world.time.runFor(HOUR);
    expect(world.letters).toEqual([]);
  });

  test.each([
    [false, [4, 14, 24, 84, 204, 564, 1_464]],
    [true, [0, 0, 0, 4, 14, 24, 84, 204, 564, 1_464]],
  ] as const)(
    'comes again until we say success; at once, too: %s',
    async (retriesAtOnce, minutes) => {
      const world = new SmallWorld({ assumptions: { retriesAtOnce } });
      world.answerTo = () => 'SUCCESS';
      await world.paid();
      await world.time.runFor(30 * HOUR);
      const [first, ...again] = world.letters;
      expect(again.map(({ at }) => (at - (first?.at ?? 0)) / 60_000)).toEqual(minutes);
      expect(new Set(world.letters.map(({ noticeId }) => noticeId)).size).toBe(1);
    },
  );

  test('comes no more once we have said success', async () => {
    const world = new SmallWorld();
    let n = 0;
    world.answerTo = () => {
      n += 1;
      return n === 3 ? 'success' : undefined;
    };
    await world.paid();
    await world.time.runFor(30 * HOUR);
    expect(world.letters).toHaveLength(3);
  });

  test.each([
    ['before-answer', 0, 0],
    ['slow', 5_000, 90_000],
    ['late', 120_000, 25 * HOUR],
  ] as const)('can be %s', async (deed, from, to) => {
    const world = new SmallWorld({ temper: always('delay', deed) });
    for (let n = 0; n < 40; n += 1) await world.paid();
    await world.time.runFor(26 * HOUR);
    const times = world.letters.map(({ at }) => at);
    expect(times).toHaveLength(40);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(from);
    expect(Math.max(...times)).toBeLessThanOrEqual(to);
    if (deed === 'late') expect(times.filter((at) => at > HOUR).length).toBeGreaterThan(5);
  });

  test('can be sent never', async () => {
    const world = new SmallWorld({ temper: always('delay', 'never') });
    await world.paid();
    await world.time.runFor(26 * HOUR);
    expect(world.letters).toEqual([]);
  });

  test('can come twice although we said success', async () => {
    const world = new SmallWorld({ temper: always('extra', 'doubled') });
    await world.paid();
    await world.time.runFor(HOUR);
    expect(world.letters).toHaveLength(2);
    expect(new Set(world.letters.map(({ noticeId }) => noticeId)).size).toBe(1);
  });

  test('can be replayed hours later, to the byte', async () => {
    const world = new SmallWorld({ temper: always('extra', 'replayed') });
    const request = await world.paid();
    await world.time.runFor(50_000);
    await world.gateway.cancel(request);
    await world.time.runFor(26 * HOUR);
    expect(statuses(world)).toEqual(['TRADE_SUCCESS', 'TRADE_SUCCESS']);
    expect(world.letters[1]?.at).toBeGreaterThanOrEqual(60_000);
    expect(world.letters.every(({ forged }) => !forged)).toBe(true);
  });

  test.each([
    ['wrong-amount', 2],
    ['wrong-amount-same-id', 1],
  ] as const)('can be authentic and have a %s', async (deed, ids) => {
    const world = new SmallWorld({ temper: always('extra', deed) });
    for (let n = 0; n < 10; n += 1) {
      world.letters.splice(0);
      await world.paid();
      await world.time.runFor(60_000);
      const told = read(world);
      expect(told.filter(({ amountFen }) => amountFen === 3_850)).toHaveLength(1);
      expect(told).toHaveLength(2);
      expect(new Set(told.map(({ notifyId }) => notifyId)).size).toBe(ids);
      expect(new Set(world.letters.map(({ noticeId }) => noticeId)).size).toBe(2);
    }
    expect(new Set(world.movements())).toEqual(new Set(['captured 3850']));
  });
});

describe('what else is notified', () => {
  test.each([false, true])('a refund of a part, with refund_fee: %s', async (notifies) => {
    const world = new SmallWorld({ assumptions: { notifiesPartialRefund: notifies } });
    const request = await world.paid();
    await world.gateway.refund(refundOf(request, 1_000));
    await world.time.runFor(HOUR);
    const refunds = read(world).filter(({ refundFeeFen }) => refundFeeFen === 1_000);
    expect(refunds.map(({ outBizNo }) => outBizNo)).toEqual(
      notifies ? ['R01JD0000000000000000000001'] : [],
    );
    expect(new Set(statuses(world))).toEqual(new Set(['TRADE_SUCCESS']));
  });

  test.each([
    ['never', 0, 0],
    ['after full refund', 1, 0],
    ['always', 1, 1],
  ] as const)('TRADE_CLOSED: %s', async (notifiesClosed, refunded, unpaid) => {
    const world = new SmallWorld({ assumptions: { notifiesClosed } });
    const request = await world.paid();
    await world.gateway.refund(refundOf(request, 3_850));
    const other = await world.paid(asked('never'));
    await world.gateway.cancel(other);
    await world.time.runFor(HOUR);
    const closed = read(world).filter(({ tradeStatus }) => tradeStatus === 'TRADE_CLOSED');
    const of = ({ outTradeNo }: { outTradeNo: string }) =>
      closed.filter((told) => told.outTradeNo === outTradeNo).length;
    expect([of(request), of(other)]).toEqual([refunded, unpaid]);
  });

  test('money that nobody asked for, of which the books know, until we say success', async () => {
    const { delay } = always('delay', 'never');
    const { extra } = always('extra', 'doubled');
    const world = new SmallWorld({ temper: { ...always('nobody', 'nobody'), delay, extra } });
    world.answerTo = (letter) => (letter.outTradeNo.startsWith('QR') ? undefined : 'success');
    for (let n = 0; n < 10; n += 1) {
      await world.paid({ kind: 'is refused', code: 'BUYER_BALANCE_NOT_ENOUGH' });
    }
    await world.time.runFor(2 * 60_000);
    const numbers = world.alipay.trades().map(({ outTradeNo }) => outTradeNo);
    expect(numbers).toHaveLength(10);
    expect(
      read(world)
        .map(({ outTradeNo }) => outTradeNo)
        .sort(),
    ).toEqual(numbers.sort());
    expect(world.movements()).toEqual(Array(10).fill('captured 3850'));
    const foreign = numbers.filter((outTradeNo) => outTradeNo.startsWith('QR')).length;
    const likeOurs = numbers.filter((outTradeNo) => /^KC[0-7]\w{25}[0-7]\w{25}$/.test(outTradeNo));
    expect([foreign > 0, likeOurs.length]).toEqual([true, 10 - foreign]);
    await world.time.runFor(2 * 60_000 + 60_000);
    expect(world.letters).toHaveLength(10 + foreign);
  });
});
