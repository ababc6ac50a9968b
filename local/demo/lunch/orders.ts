import { mustBe, order, pay, refund } from '../acts.ts';
import { GOOD_CODE, isCaptured, leave, payFor, payInCash } from './checkout.ts';
import type { Guest, Leaving, Story } from './guest.ts';
import { COUPON, SOLD_OUT } from './opening.ts';

type Play = Story['play'];

const one = (itemId: string, ...options: string[]) => ({ itemId, options, quantity: 1 });

/** What people have for lunch. */
const PLATES = [
  [one('chicken-burger-set', 'cola')],
  [one('beef-noodles', 'regular'), one('tea')],
  [one('dan-dan-noodles', 'hot', 'egg'), one('lemon-tea', 'less-ice')],
  [one('fried-rice'), one('cucumber')],
  [one('mapo-tofu'), one('steamed-rice'), one('milk-tea', 'large')],
  [one('beef-noodle-set', 'plum-juice')],
  [one('skewer-pot', 'beef-skewer', 'beef-skewer', 'tofu-skewer')],
  [one('fish-pot', 'sichuan', 'sesame-dip', 'large'), one('steamed-rice')],
] as const;

const plateOf = ({ n }: Guest): readonly object[] => PLATES[n % PLATES.length] ?? [];

/** @param digits what happens to the code that the scanner reads (docs/simulator.md). */
export const byBarcode =
  (digits: string): Play =>
  async (guest) => {
    const { orderId } = await order(guest.client, plateOf(guest));
    return await payFor(guest, orderId, { way: 'barcode', digits });
  };

export const byCode: Play = async (guest) => {
  const { orderId } = await order(guest.client, plateOf(guest));
  return await payFor(guest, orderId, { way: 'qr' });
};

/** A till of its own for each guest who may wait at the same time. */
export const bySticker: Play = async (guest) => {
  const { orderId } = await order(guest.client, plateOf(guest));
  return await payFor(guest, orderId, { way: 'static-qr', terminalId: `L${guest.n % 20}` });
};

export const inCash: Play = async (guest) => {
  const placed = await order(guest.client, plateOf(guest), { channel: 'pos' });
  return await payInCash(guest, placed);
};

export const combo: Play = async (guest) => {
  const choices = [
    { slotId: 'main', itemId: 'dan-dan-noodles', options: ['medium'] },
    { slotId: 'side', itemId: 'cucumber' },
    { slotId: 'side', itemId: 'fries' },
  ];
  const { orderId } = await order(guest.client, [{ ...one('lunch-combo'), choices }]);
  return await payFor(guest, orderId, GOOD_CODE);
};

export const withCoupon: Play = async (guest) => {
  const { orderId, rows } = await order(guest.client, plateOf(guest), { coupons: [COUPON] });
  if (!rows.some((r) => r.code === 'discount')) throw new Error('The coupon took nothing off');
  return await payFor(guest, orderId, GOOD_CODE);
};

/** Each has a check, and pays it in their own way while the other does. */
export const splitBetweenTwo: Play = async (guest) => {
  const lines = [one('kung-pao-chicken'), one('beer'), one('wonton-soup')];
  const { orderId, checks } = await order(guest.client, lines, { checks: [[0, 1], [2]] });
  const [first, second] = checks;
  const [left] = await Promise.all([
    payFor(guest, orderId, GOOD_CODE, first?.checkId),
    payFor(guest, orderId, { way: 'qr' }, second?.checkId),
  ]);
  return left;
};

/** The menu of a moment ago had it; the kitchen has not. */
export const takeAnother: Play = async (guest) => {
  const { client } = guest;
  const { storeId } = client.store;
  const wanted = { storeId, channel: 'kiosk', fulfilment: 'takeout', lines: [one(SOLD_OUT)] };
  const refused = await client.post<{ code: string }>('kiosk', '/v1/orders', wanted);
  if (mustBe(refused, 422).code !== 'sold-out') throw new Error(`Refused: ${refused.body.code}`);
  const { orderId } = await order(client, [one('tofu-pudding')]);
  return await payFor(guest, orderId, GOOD_CODE);
};

/** One of two portions, which the kitchen then need not make. */
export const refundOneDish: Play = async (guest) => {
  const lines = [{ ...one('dumplings'), quantity: 2 }, one('cola')];
  const some = { lines: [{ lineId: 'l1', quantity: 1 }], reason: 'One portion too many' };
  return await payThenRefund(guest, lines, some);
};

export const refundEverything: Play = (guest) =>
  payThenRefund(guest, [one('fried-rice')], { reason: 'The guest waited too long' });

async function payThenRefund(
  guest: Guest,
  lines: readonly object[],
  what: object,
): Promise<Leaving> {
  const { client, patienceMs } = guest;
  const { orderId } = await order(client, lines);
  await payFor(guest, orderId, GOOD_CODE);
  await refund(client, orderId, what, patienceMs);
  return { orderId, ends: 'refunded' };
}

/** Leaves without lunch: at once, or when the payment has come to nothing. */
export const giveUp =
  (digits?: string): Play =>
  async (guest) => {
    const { orderId } = await order(guest.client, plateOf(guest));
    if (digits === undefined) return await leave(guest, orderId);
    const { paymentId } = await pay(guest.client, orderId, { way: 'barcode', digits });
    const captured = await isCaptured(guest, orderId, paymentId);
    return captured ? { orderId, ends: 'paid' } : await leave(guest, orderId);
  };
