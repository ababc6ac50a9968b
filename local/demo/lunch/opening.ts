import type { SnoozeListResponse } from '../../../api/menu.ts';
import type { OfferResponse } from '../../../api/offers.ts';
import { mustBe } from '../acts.ts';
import type { ApiClient } from '../api-client.ts';

/* What a store does before lunch and after it. */

export const COUPON = 'LUNCH';
export const SOLD_OUT = 'egg-tart';

/** 5.00 off, or 100 yen. */
const OFF: Readonly<Record<string, number>> = { JPY: 100 };

/** A coupon for everybody, and a dish of which none are left. */
export async function openForLunch(client: ApiClient): Promise<void> {
  const { storeId, currency } = client.store;
  const offer = {
    name: { 'zh-CN': '午餐立减', en: 'Lunch coupon' },
    benefit: { kind: 'amount', amount: OFF[currency] ?? 500 },
    coupon: { code: COUPON },
  };
  const offers = `/v1/stores/${storeId}/offers`;
  const made = await client.post<OfferResponse & { code?: string }>('merchant', offers, offer);
  // From the lunch before.
  if (made.body.code !== 'coupon-code-taken') mustBe(made, 201);
  await sell(client, false);
}

/** @returns once the dish is on sale again. */
export const closeAfterLunch = (client: ApiClient): Promise<void> => sell(client, true);

async function sell(client: ApiClient, isOnSale: boolean): Promise<void> {
  const path = `/v1/stores/${client.store.storeId}/snoozes`;
  const body = { kind: 'item', id: SOLD_OUT, soldOut: !isOnSale };
  mustBe(await client.put<SnoozeListResponse>('cashier', path, body), 200);
}
