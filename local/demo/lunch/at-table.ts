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
  const phones: Phone[] = [];
  for (const itemId of ['scallion-noodles', 'eggplant']) {
    phones.push(await orderByPhone(client, path, itemId));
  }
  const { orderId } = await look(client, path);
  await Promise.all(phones.map((phone) => payMine(guest, path, orderId, phone)));
  for (const action of ['close', 'delete']) {
    mustBe(await client.post<TableResponse>('cashier', `${tables}/${tableId}/${action}`), 200);
  }
  return { orderId, ends: 'paid' };
};

interface Phone {
  readonly session: string | undefined;
  readonly amount: number;
}

async function orderByPhone(client: ApiClient, path: string, itemId: string): Promise<Phone> {
  const { session } = mustBe(await client.post<TableOrderResponse>('kiosk', path, {}), 200);
  const options = itemId === 'scallion-noodles' ? ['regular'] : [];
  const body = { session, lines: [{ itemId, options, quantity: 1 }] };
  const ordered = await client.post<TableOrderResponse>(
    ...(['kiosk', `${path}/lines`, body, randomUUID()] as const),
  );
  const { lines, diner } = mustBe(ordered, 200);
  const mine = lines.filter((line) => line.diner === diner);
  return { session, amount: mine.reduce((sum, line) => sum + line.total, 0) };
}

const look = async (client: ApiClient, path: string): Promise<TableOrderResponse> =>
  mustBe(await client.get<TableOrderResponse>('kiosk', path), 200);

/** With a code that the phone's own wallet opens; once more where it came to nothing. */
async function payMine(guest: Guest, path: string, orderId: string, phone: Phone): Promise<void> {
  const { client } = guest;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const body = { whose: 'mine', ...phone };
    const started = await client.post<PaymentResponse>(
      ...(['kiosk', `${path}/payments`, body, randomUUID()] as const),
    );
    const { qrCode, paymentId } = mustBe(started, 200, 202);
    // Alipay may not have made one in time; then it is cancelled.
    if (qrCode !== undefined) await scanAndPay(client.simulatorUrl, qrCode);
    if (await isCaptured(guest, orderId, paymentId)) return;
  }
  throw new Error(`Order ${orderId}: a guest cannot pay at the table`);
}
