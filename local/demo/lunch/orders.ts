import type { OrderResponse } from '../../../api/orders.ts';
import type { PAYMENT_STATUSES } from '../../../api/payments.ts';
import { type How, mustBe, order, pay, refund, until } from '../acts.ts';
import type { ApiClient } from '../api-client.ts';
import type { Guest, Lunch } from './guest.ts';
import { COUPON, SOLD_OUT } from './opening.ts';

type Status = (typeof PAYMENT_STATUSES)[number];

const GOOD = '0001';
const one = (itemId: string, ...options: string[]) => ({ itemId, options, quantity: 1 });

/** What people have for lunch. */
const PLATES = [
  [one('chicken-burger-set', 'cola')],
  [one('beef-noodles', 'regular'), one('tea')],
  [one('dan-dan-noodles', 'hot', 'egg'), one('lemon-tea', 'less-ice')],
  [one('fried-rice'), one('cucumber')],
  [one('mapo-tofu'), one('steamed-rice'), one('milk-tea', 'large')],
  [one('beef-noodle-set', 'plum-juice')],
  [{ itemId: 'skewer-pot', options: ['beef-skewer', 'beef-skewer', 'tofu-skewer'], quantity: 1 }],
  [one('fish-pot', 'sichuan', 'sesame-dip', 'large'), one('steamed-rice')],
] as const;

const plateOf = ({ n }: Guest): readonly object[] => PLATES[n % PLATES.length] ?? [];

export const byBarcode =
  (digits: string): Lunch =>
  async (guest) => {
    const { orderId } = await order(guest.client, plateOf(guest));
    return await paidWith(guest, orderId, { way: 'barcode', digits });
  };

export const byCode: Lunch = async (guest) => {
  const { orderId } = await order(guest.client, plateOf(guest));
  return await paidWith(guest, orderId, { way: 'qr' });
};

/** A till of its own for each guest who may wait at the same time. */
export const bySticker: Lunch = async (guest) => {
  const { orderId } = await order(guest.client, plateOf(guest));
  const terminalId = `L${guest.n % 20}`;
  return await paidWith(guest, orderId, { way: 'static-qr', terminalId });
};

export const combo: Lunch = async (guest) => {
  const choices = [
    { slotId: 'main', itemId: 'dan-dan-noodles', options: ['medium'] },
    { slotId: 'side', itemId: 'cucumber' },
    { slotId: 'side', itemId: 'fries' },
  ];
  const { orderId } = await order(guest.client, [{ ...one('lunch-combo'), choices }]);
  return await paidWith(guest, orderId, { way: 'barcode', digits: GOOD });
};

export const withCoupon: Lunch = async (guest) => {
  const { orderId, rows } = await order(guest.client, plateOf(guest), { coupons: [COUPON] });
  if (!rows.some((r) => r.code === 'discount')) throw new Error('The coupon took nothing off');
  return await paidWith(guest, orderId, { way: 'barcode', digits: GOOD });
};

/** Each has a check, and pays it in their own way while the other does. */
export const splitBetweenTwo: Lunch = async (guest) => {
  const { client } = guest;
  const lines = [one('kung-pao-chicken'), one('beer'), one('wonton-soup')];
  const { orderId, checks } = await order(client, lines, { checks: [[0, 1], [2]] });
  const [first, second] = checks;
  await Promise.all([
    pay(client, orderId, { way: 'barcode', digits: GOOD }, first?.checkId),
    pay(client, orderId, { way: 'qr' }, second?.checkId),
  ]);
  return await paid(guest, orderId);
};

/** The menu of a moment ago had it; the kitchen has not. */
export const takeAnother: Lunch = async (guest) => {
  const { client } = guest;
  const { storeId } = client.store;
  const wanted = { storeId, channel: 'kiosk', fulfilment: 'takeout', lines: [one(SOLD_OUT)] };
  const refused = await client.post<{ code: string }>('kiosk', '/v1/orders', wanted);
  if (mustBe(refused, 422).code !== 'sold-out') throw new Error(`Refused: ${refused.body.code}`);
  const { orderId } = await order(client, [one('tofu-pudding')]);
  return await paidWith(guest, orderId, { way: 'barcode', digits: GOOD });
};

/** One of two portions, which the kitchen then need not make. */
export const refundOneDish: Lunch = async (guest) => {
  const { client, patienceMs } = guest;
  const { orderId } = await order(client, [{ ...one('dumplings'), quantity: 2 }, one('cola')]);
  await paidWith(guest, orderId, { way: 'barcode', digits: GOOD });
  const lines = [{ lineId: 'l1', quantity: 1 }];
  await refund(client, orderId, { lines, reason: 'One portion too many' }, patienceMs);
  return orderId;
};

export const refundEverything: Lunch = async (guest) => {
  const { client, patienceMs } = guest;
  const { orderId } = await order(client, [one('fried-rice')]);
  await paidWith(guest, orderId, { way: 'barcode', digits: GOOD });
  await refund(client, orderId, { reason: 'The guest waited too long' }, patienceMs);
  return orderId;
};

/** Pays in vain, then with a code that works. */
export const tryAgain =
  ({ digits, after }: { readonly digits: string; readonly after: Status }): Lunch =>
  async (guest) => {
    const { orderId } = await order(guest.client, plateOf(guest));
    await pay(guest.client, orderId, { way: 'barcode', digits });
    await lastPayment(guest, orderId, [after]);
    return await paidWith(guest, orderId, { way: 'barcode', digits: GOOD });
  };

/** Leaves without lunch: at once, or when the payment has come to nothing. */
export const giveUp =
  (tried?: { readonly digits: string; readonly after: readonly Status[] }): Lunch =>
  async (guest) => {
    const { client } = guest;
    const { orderId } = await order(client, plateOf(guest));
    if (tried) {
      await pay(client, orderId, { way: 'barcode', digits: tried.digits });
      await lastPayment(guest, orderId, tried.after);
    }
    const path = `/v1/orders/${orderId}/cancel`;
    mustBe(await client.post<OrderResponse>('cashier', path), 200, 202);
    return orderId;
  };

async function paidWith(guest: Guest, orderId: string, how: How): Promise<string> {
  await pay(guest.client, orderId, how);
  return await paid(guest, orderId);
}

export async function paid(guest: Guest, orderId: string): Promise<string> {
  const done = ({ paymentStatus }: OrderResponse) => paymentStatus === 'PAID';
  await inTime(guest, orderId, done, 'paid');
  return orderId;
}

const lastPayment = (guest: Guest, orderId: string, statuses: readonly Status[]): Promise<void> =>
  inTime(
    guest,
    orderId,
    ({ payments }) => statuses.some((status) => status === payments.at(-1)?.status),
    statuses.join(' or '),
  );

async function inTime(
  { client, patienceMs }: { readonly client: ApiClient; readonly patienceMs: number },
  orderId: string,
  done: (order: OrderResponse) => boolean,
  what: string,
): Promise<void> {
  if (await until(client, orderId, patienceMs, done)) return;
  const { payments } = await client.order(orderId);
  const is = payments.map((p) => p.status).join(', ') || 'without a payment';
  throw new Error(`Order ${orderId} is ${is}, not ${what}`);
}
