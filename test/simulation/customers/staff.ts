import { between, pick } from '../world/chance.ts';
import type { Client } from './client.ts';

const REFUNDS = 'POST /v1/orders/{orderId}/refunds';
const ACTIONS = ['start', 'bump', 'recall', 'bump', 'complete'] as const;

/** Cashiers who return money: some of it, all of it, too much, twice, and two of them at once. */
export async function refund(client: Client, orderId: string, totalMinor: number): Promise<void> {
  const clerks = client.chance('clerks') < 0.3 ? [1, 2] : [1];
  const asked = clerks.map(async (clerk) => {
    for (let n = 0; n < between(1, 3, client.chance('refunds', clerk)); n++) {
      const amount = amountOf(client, totalMinor, clerk, n);
      const body = { reason: 'cold soup', ...(amount !== undefined && { amount }) };
      const key = `refund-${client.name}-${clerk}-${n}`;
      await client.insist('cashier', { routeKey: REFUNDS, params: { orderId }, body, key });
      await client.wait(200, 30_000, 'next refund', clerk, n);
    }
  });
  await Promise.all(asked);
}

function amountOf(client: Client, total: number, clerk: number, n: number): number | undefined {
  const at = client.chance('amount', clerk, n);
  if (at < 0.3) return undefined;
  if (at < 0.4) return total + 1;
  return between(1, total, client.chance('part', clerk, n));
}

/** Gives the order up, perhaps while it is being paid. */
export async function giveUp(client: Client, orderId: string): Promise<void> {
  await client.insist('kiosk', {
    routeKey: 'POST /v1/orders/{orderId}/cancel',
    params: { orderId },
  });
}

/** The kitchen takes what is on its list through its states. */
export async function cook(client: Client): Promise<void> {
  const { storeId } = client.as('kitchen');
  for (const action of ACTIONS) {
    await client.wait(5_000, 120_000, 'cook', action);
    const list = { routeKey: 'GET /v1/stores/{storeId}/tickets', params: { storeId } };
    const answer = await client.once('kitchen', list);
    const tickets = (answer?.body['tickets'] ?? []) as { orderId: string; ticketId: string }[];
    if (tickets.length === 0) continue;
    const { orderId, ticketId } = pick(tickets, client.chance('ticket', action));
    await client.insist('kitchen', {
      routeKey: 'POST /v1/orders/{orderId}/tickets/{ticketId}/{action}',
      params: { orderId, ticketId, action },
    });
  }
}

/** A cashier looks at the open cases and, now and then, has dealt with one. */
export async function tendCases(client: Client): Promise<void> {
  const isBusy = client.often('resolvesCases', 0) > 0;
  for (let n = 0; n < (isBusy ? 30 : 3); n++) {
    await client.wait(isBusy ? 5_000 : 60_000, isBusy ? 40_000 : 400_000, 'cases', n);
    const answer = await client.once('cashier', { routeKey: 'GET /v1/cases' });
    const cases = (answer?.body['cases'] ?? []) as { caseId: string }[];
    if (
      cases.length === 0 ||
      client.chance('deals with it', n) > client.often('resolvesCases', 0.5)
    )
      continue;
    const { caseId } = pick(cases, client.chance('case', n));
    const body = { note: 'Settled with the customer in cash.' };
    const routeKey = 'POST /v1/cases/{caseId}/resolve';
    await client.insist('cashier', { routeKey, params: { caseId }, body });
  }
}

/** Somebody of another tenant tries what is not theirs. */
export async function trespass(client: Client, orderId: string): Promise<void> {
  const params = { orderId };
  const body = { reason: 'mine now' };
  const key = `theft-${client.name}`;
  await client.insist('cashier', { routeKey: 'GET /v1/orders/{orderId}', params });
  await client.insist('cashier', { routeKey: REFUNDS, params, body, key });
}

/** Somebody wants to know why the order is as it is. */
export async function readJournal(client: Client, orderId: string): Promise<void> {
  const routeKey = 'GET /v1/orders/{orderId}/journal';
  await client.once('cashier', { routeKey, params: { orderId } });
}
