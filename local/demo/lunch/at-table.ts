import { randomInt, randomUUID } from 'node:crypto';
import type { PaymentResponse } from '../../../api/payments.ts';
import type { TableOrderResponse, TableResponse } from '../../../api/tables.ts';
import { mustBe } from '../acts.ts';
import type { ApiClient } from '../api-client.ts';
import { scanAndPay } from '../wallet.ts';
import { isCaptured } from './checkout.ts';
import type { Guest, Story } from './guest.ts';

const ATTEMPTS = 3;

/** Two guests scan the code on a table, order from their own phones, and each pays their own. */
export const atSharedTable: Story['play'] = async (guest) => {
  const { client } = guest;
  const tables = `/v1/stores/${client.store.storeId}/tables`;
  // A number of its own: a lunch that was broken off may have left some.
  const tableId = `L${randomInt(10 ** 9)}`;
  const table = mustBe(await client.post<TableResponse>('cashier', tables, { tableId }), 201);
  const path = `/v1/tables/${table.token}/order`;
  const phones = [
    await orderByPhone(client, path, 'eggplant'),
    await orderByPhone(client, path, 'fried-rice'),
  ];
  await Promise.all(phones.map((phone) => payMine(guest, path, phone)));
  const [{ orderId }] = phones as [Phone, Phone];
  for (const action of ['close', 'delete']) {
    mustBe(await client.post<TableResponse>('cashier', `${tables}/${tableId}/${action}`), 200);
  }
  return { orderId, ends: 'paid' };
};

type Phone = Pick<TableOrderResponse, 'session' | 'orderId'>;

async function orderByPhone(client: ApiClient, path: string, itemId: string): Promise<Phone> {
  const { session, orderId } = await look(client, path, {});
  const body = { session, orderId, lines: [{ itemId, quantity: 1 }] };
  mustBe(await client.post('kiosk', `${path}/lines`, body, randomUUID()), 200);
  return { session, orderId };
}

/** What the phone shows; a new one is given a session. */
const look = async (
  client: ApiClient,
  path: string,
  { session }: Partial<Phone>,
): Promise<TableOrderResponse> =>
  mustBe(await client.post<TableOrderResponse>('kiosk', path, { session }), 200);

/** With a code that the phone's own wallet opens; once more where it came to nothing. */
async function payMine(guest: Guest, path: string, phone: Phone): Promise<void> {
  const { client } = guest;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { mine } = (await look(client, path, phone)).due;
    if (!mine) throw new Error(`Order ${phone.orderId}: a guest has nothing to pay`);
    const body = { ...phone, whose: 'mine', amount: mine.amount, lines: mine.lines };
    const key = randomUUID();
    const started = await client.post<PaymentResponse>('kiosk', `${path}/payments`, body, key);
    const { qrCode, paymentId } = mustBe(started, 200, 202);
    // Alipay may not have made one in time; then it is cancelled.
    if (qrCode !== undefined) await scanAndPay(client.simulatorUrl, qrCode);
    if (await isCaptured(guest, phone.orderId, paymentId)) return;
  }
  throw new Error(`Order ${phone.orderId}: a guest cannot pay at the table`);
}
