import { downloadBill } from '../../adapters/alipay-bills/download-bill.ts';
import { type BillTurn, type BillTurnWithNews, keyOfTurn } from '../shared/bill-turn.ts';
import { alipayAccount, billFiles } from '../shared/compose.ts';
import { fetchBill } from './fetch-bill.ts';

/** Asks Alipay once for the bill of a merchant's day, and keeps the file. */
export async function handler(input: BillTurn): Promise<BillTurnWithNews> {
  const { merchantId, day } = keyOfTurn(input);
  const deps = { account: alipayAccount(), download: downloadBill, bills: billFiles() };
  const { turn } = input;
  return { merchantId, day, turn, news: await fetchBill(deps, merchantId, day) };
}
