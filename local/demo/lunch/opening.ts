import { randomInt, randomUUID } from 'node:crypto';
import type { SessionResponse } from '../../../api/counter.ts';
import type { SnoozeListResponse } from '../../../api/menu.ts';
import type { OfferResponse } from '../../../api/offers.ts';
import { mustBe } from '../acts.ts';
import type { ApiClient } from '../api-client.ts';

/* What a store does before lunch and after it. */

export const COUPON = 'LUNCH';
export const SOLD_OUT = 'egg-tart';

/** 5.00 off, or 100 yen. */
const OFF: Readonly<Record<string, number>> = { JPY: 100 };
const FLOAT = 50_000;

/** A store at lunch. */
export interface Lunchroom {
  readonly client: ApiClient;
  /** Of the cashier whose drawer the cash goes into. */
  readonly sessionId: string;
}

/** A coupon for everybody, a dish of which none are left, and a drawer of cash. */
export async function openForLunch(client: ApiClient): Promise<Lunchroom> {
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
  // A name of its own: a lunch that was broken off may have left its drawer open.
  const drawer = `lunch-${randomInt(10 ** 9)}`;
  const body = { openingFloat: FLOAT, drawer };
  const path = sessionsOf(client);
  const opened = await client.post<SessionResponse>('cashier', path, body, randomUUID());
  return { client, sessionId: mustBe(opened, 201).sessionId };
}

/** What was sold out for lunch is on sale again. */
export const sellAgain = ({ client }: Lunchroom): Promise<void> => sell(client, true);

/** @param takenInCash what must lie in the drawer besides its float. @returns what is wrong with it. */
export async function countDrawer(
  { client, sessionId }: Lunchroom,
  takenInCash: number,
): Promise<string[]> {
  const path = `${sessionsOf(client)}/${sessionId}/close`;
  const counted = { cash: FLOAT + takenInCash };
  const closed = await client.post<SessionResponse>('cashier', path, { counted });
  const { difference } = mustBe(closed, 200).cash;
  return difference === 0 ? [] : [`${client.store.storeId}: the drawer differs by ${difference}`];
}

const sessionsOf = ({ store }: ApiClient): string => `/v1/stores/${store.storeId}/cashier-sessions`;

async function sell(client: ApiClient, isOnSale: boolean): Promise<void> {
  const path = `/v1/stores/${client.store.storeId}/snoozes`;
  const body = { kind: 'item', id: SOLD_OUT, soldOut: !isOnSale };
  mustBe(await client.put<SnoozeListResponse>('cashier', path, body), 200);
}
