import { randomInt, randomUUID } from 'node:crypto';
import type { PaymentResponse } from '../../../api/payments.ts';
import type { TableOrderResponse, TableResponse } from '../../../api/tables.ts';
import { mustBe } from '../acts.ts';
import type { ApiClient } from '../api-client.ts';
import { scanAndPay } from '../wallet.ts';
import type { Lunch } from './guest.ts';
import { paid } from './orders.ts';

/** Two guests scan the code on a table, order from their own phones, and each pays their own. */
export const atSharedTable: Lunch = async (guest) => {
  const { client } = guest;
  const tables = `/v1/stores/${client.store.storeId}/tables`;
  // A number of its own: a lunch that was broken off may have left some.
  const tableId = `L${randomInt(10 ** 9)}`;
  const table = mustBe(await client.post<TableResponse>('cashier', tables, { tableId }), 201);
  const path = `/v1/tables/${table.token}/order`;
  const sessions = [];
  for (const itemId of ['scallion-noodles', 'eggplant']) {
    sessions.push(await orderByPhone(client, path, itemId));
  }
  const { orderId } = await look(client, path);
  for (const session of sessions) await payMine(client, path, session);
  await paid(guest, orderId);
  for (const action of ['close', 'delete']) {
    mustBe(await client.post<TableResponse>('cashier', `${tables}/${tableId}/${action}`), 200);
  }
  return orderId;
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

async function payMine(client: ApiClient, path: string, phone: Phone): Promise<void> {
  const body = { whose: 'mine', ...phone };
  const started = await client.post<PaymentResponse>(
    ...(['kiosk', `${path}/payments`, body, randomUUID()] as const),
  );
  const { qrCode = '' } = mustBe(started, 200, 202);
  await scanAndPay(client.simulatorUrl, qrCode);
}
