import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ReceiptLinkResponse } from '../../api/receipt-links.ts';
import { handler as orders } from '../../functions/orders/handler.ts';
import { handler } from '../../functions/receipt-links/handler.ts';
import { orderOfToken, receiptToken } from '../../functions/shared/receipt-token.ts';
import { must, openWorld, STORE, type World } from '../support/world.ts';
import { ask } from './support/desk.ts';
import { eventOf, type Request, watchLog } from './support/http.ts';

const given = vi.hoisted(() => ({ world: undefined as World | undefined }));
vi.mock('../../functions/shared/compose.ts', async (original) => {
  const { composedOf } = await import('./support/desk.ts');
  return { ...(await original<object>()), ...composedOf(() => given.world) };
});
vi.mock('../../functions/shared/http/principal.ts', async (original) =>
  (await import('./support/desk.ts')).authenticatingNow(original as never),
);

const log = watchLog();
const world = (): World => given.world as World;
beforeEach(async () => {
  given.world = await openWorld();
});

const WANTED = {
  ...{ storeId: STORE, channel: 'kiosk', fulfilment: 'dine-in' },
  lines: [{ itemId: 'noodles', options: [], quantity: 2, note: '不要香菜' }],
  ...{ note: '快一点', customerName: '王女士', tableNumber: '77' },
};
type Placed = Parameters<World['pay']>[0] & { readonly orderId: string; readonly link: string };

const place = async (): Promise<Placed> =>
  (await ask<Placed>(orders, 'POST /v1/orders', { body: WANTED }, 'kiosk')).body;
const tokenOf = ({ link }: Placed): string => link.split('#')[1] ?? '';

async function look(token: string, headers: Request['headers'] = {}) {
  const event = eventOf('GET /v1/receipt-links/{token}', { params: { token }, headers });
  const { statusCode, body, headers: told } = await handler(event, {} as never);
  return { status: statusCode, text: body ?? '', etag: String(told?.['etag']) };
}
const seen = async (token: string) => JSON.parse((await look(token)).text) as ReceiptLinkResponse;

describe('the code on a receipt', () => {
  test('shows its holder how far the order is, without a token of anybody', async () => {
    const order = await place();
    expect(await seen(tokenOf(order))).toMatchObject({ progress: 'unpaid', handOver: 'table' });
    must(await world().pay(order));
    expect(await seen(tokenOf(order))).toMatchObject({
      ...{ progress: 'preparing', pickupNumber: expect.stringMatching(/^A/), currency: 'CNY' },
      lines: [{ name: '牛肉面', options: [], quantity: 2, total: 5_600 }],
      ...{ rows: [{ code: 'subtotal', amount: 5_600 }], total: 5_600, refunds: [] },
    });
  });

  test('tells no name, note, table, payment or id', async () => {
    const order = await place();
    must(await world().pay(order));
    const { text } = await look(tokenOf(order));
    const { payments } = await world().look(order as never);
    const numbers = payments.flatMap((p) => [p.paymentId, p.outTradeNo, p.tradeNo ?? p.paymentId]);
    const untold = ['王女士', '快一点', '不要香菜', '77', 'noodles', 'm1', ...numbers];
    for (const words of [...untold, order.orderId]) expect(text).not.toContain(words);
    expect(log.text()).not.toContain(tokenOf(order));
  });

  test('is a short answer while nothing has changed', async () => {
    const order = await place();
    const { etag } = await look(tokenOf(order));
    expect(await look(tokenOf(order), { 'if-none-match': etag })).toMatchObject({
      ...{ status: 304, text: '' },
    });
    must(await world().pay(order));
    expect((await look(tokenOf(order), { 'if-none-match': etag })).status).toBe(200);
  });

  test('tells of the money that went back', async () => {
    const order = await place();
    must(await world().pay(order));
    must(await world().refund(order));
    expect(await seen(tokenOf(order))).toMatchObject({
      progress: 'returned',
      refunds: [{ why: 'refund', amount: 5_600, status: 'returned' }],
    });
  });
});

describe('who has no receipt', () => {
  const unknown = async (token: string) => {
    const { status, text } = await look(token);
    expect({ status, ...JSON.parse(text) }).toMatchObject({ status: 404, code: 'not-found' });
  };

  test('finds nothing by an order’s id, a guessed or a cut code, or one of another order', async () => {
    const [order, other] = [await place(), await place()];
    const [merchant, , mac = ''] = tokenOf(order).split('.');
    const guess = `${mac[0] === 'A' ? 'B' : 'A'}${mac.slice(1)}`;
    for (const token of [
      ...['', '..', order.orderId, `${merchant}.${order.orderId}`],
      ...[`${merchant}.${order.orderId}.`, `${merchant}.${order.orderId}.${guess}`],
      ...[tokenOf(order).slice(0, -1), `${tokenOf(order)}A`, `${tokenOf(order)}.x`],
      `${merchant}.${other.orderId}.${mac}`,
      // Another length in bytes than in letters.
      `${merchant}.${order.orderId}.${'码'.repeat(22)}`,
    ]) {
      await unknown(token);
    }
  });

  test('finds nothing by the code of another tenant, or of another deployment', async () => {
    const order = await place();
    const [, orderId = '', mac] = tokenOf(order).split('.');
    await unknown(`m2.${orderId}.${mac}`);
    const named = orderOfToken(tokenOf(order), 'secret-1');
    if (!named) throw new Error('not our own');
    await unknown(receiptToken(named, 'secret-2'));
    await unknown(receiptToken({ ...named, merchantId: 'm2' as never }, 'secret-1'));
  });
});

describe('the link to it', () => {
  const GET = 'GET /v1/orders/{orderId}';

  test.each(['kiosk', 'cashier', 'manager'] as const)('is told to a %s', async (role) => {
    const { orderId, link } = await place();
    const { body } = await ask<Placed>(orders, GET, { params: { orderId } }, role);
    expect(body.link).toBe(link);
    expect(link).toMatch(/^https:\/\/api\.test\/order\/#m1\.[0-9A-Z]{26}\.[\w-]{22}$/);
  });

  test.each(['kitchen', 'board', 'merchant'] as const)('is not told to a %s', async (role) => {
    const params = { orderId: (await place()).orderId };
    const { body } = await ask<Placed>(orders, GET, { params }, role);
    expect(body.link).toBeUndefined();
  });
});
