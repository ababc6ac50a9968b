import { between, pick } from '../world/chance.ts';
import type { Client } from './client.ts';

const REFUNDS = 'POST /v1/orders/{orderId}/refunds';
const LOOKS = 6;
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

interface OpenTicket {
  readonly orderId: string;
  readonly ticketId: string;
  readonly acknowledgedAt?: number;
}

async function openTickets(client: Client): Promise<readonly OpenTicket[]> {
  const { storeId } = client.as('kitchen');
  const list = { routeKey: 'GET /v1/stores/{storeId}/tickets', params: { storeId } };
  const answer = await client.once('kitchen', list);
  return (answer?.body['tickets'] ?? []) as OpenTicket[];
}

const press = (client: Client, { orderId, ticketId }: OpenTicket, action: string) =>
  client.insist('kitchen', {
    routeKey: 'POST /v1/orders/{orderId}/tickets/{ticketId}/{action}',
    params: { orderId, ticketId, action },
  });

/** The kitchen takes what is on its list through its states. */
export async function cook(client: Client): Promise<void> {
  for (const action of ACTIONS) {
    await client.wait(5_000, 120_000, 'cook', action);
    const tickets = await openTickets(client);
    if (tickets.length === 0) continue;
    await press(client, pick(tickets, client.chance('ticket', action)), action);
  }
}

/** Most tickets are seen in time, some late, and some by nobody. */
export async function acknowledge(client: Client): Promise<void> {
  for (let n = 0; n < LOOKS; n++) {
    await client.wait(10_000, 90_000, 'looks', n);
    const unseen = (await openTickets(client)).filter((t) => t.acknowledgedAt === undefined);
    const noticed = unseen.filter((t) => client.chance('sees', n, t.orderId, t.ticketId) < 0.7);
    await Promise.all(noticed.map((ticket) => press(client, ticket, 'acknowledge')));
  }
}

/** A cashier looks at the open cases and, now and then, has dealt with one. */
export async function tendCases(client: Client): Promise<void> {
  const isBusy = client.often('resolvesCases', 0) > 0;
  for (let n = 0; n < (isBusy ? 30 : 3); n++) {
    await client.wait(isBusy ? 5_000 : 60_000, isBusy ? 40_000 : 400_000, 'cases', n);
    const answer = await client.once('cashier', { routeKey: 'GET /v1/cases' });
    const cases = (answer?.body['cases'] ?? []) as OpenCase[];
    if (
      cases.length === 0 ||
      client.chance('deals with it', n) > client.often('resolvesCases', 0.5)
    )
      continue;
    await decide(client, pick(cases, client.chance('case', n)), n);
  }
}

interface OpenCase {
  readonly caseId: string;
  /** Of money that no order asked for. */
  readonly tradeNo?: string;
  readonly amount?: number;
}

/** Money that no order asked for pays an order, or goes back; other cases are talked over. */
async function decide(client: Client, { caseId, tradeNo, amount }: OpenCase, n: number) {
  const at = client.chance('decides', n);
  const params = { caseId };
  if (tradeNo === undefined || at > 0.9) {
    const body = { note: 'Settled with the customer in cash.' };
    await client.insist('cashier', { routeKey: 'POST /v1/cases/{caseId}/resolve', params, body });
    return;
  }
  const order = orderFor(client, amount ?? 0, n);
  const assigning = at < 0.5 && order !== undefined;
  const { storeId } = client.as('cashier');
  const request = assigning
    ? { routeKey: 'POST /v1/cases/{caseId}/assign', params, body: order }
    : {
        routeKey: 'POST /v1/cases/{caseId}/refund',
        params,
        body: { reason: 'Nobody ordered this.', storeId },
      };
  const by = client.name.replace(' ', '-');
  const keyed = (clerk: number) => ({ ...request, key: `case-${by}-${n}-${clerk}` });
  // Two clerks at once, who have not spoken to each other.
  if (client.chance('both clerks', n) < 0.2) void client.insist('cashier', keyed(2));
  await client.insist('cashier', keyed(1));
}

/** Mostly one that costs just this, or a little less; customers say which, and err. */
function orderFor(client: Client, amount: number, n: number) {
  const { merchantId } = client.as('cashier');
  const ours = client.world.placed.filter((placed) => placed.merchantId === merchantId);
  const there = ours.filter((placed) => placed.atCounter);
  const asking = there.length > 0 && client.chance('asks', n) < 0.8 ? there : ours;
  const checks = asking.flatMap(({ orderId, checks: of }) =>
    of.map((check) => ({ orderId, ...check })),
  );
  const likely = checks.filter(
    ({ amountDue }) => amountDue <= amount && amount < 2 * amountDue + 2,
  );
  const from = likely.length > 0 && client.chance('likely', n) < 0.8 ? likely : checks;
  if (from.length === 0) return undefined;
  const { orderId, checkId } = pick(from, client.chance('whose', n));
  return { orderId, checkId };
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
