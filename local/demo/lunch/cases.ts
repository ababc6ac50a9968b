import type { CaseResponse } from '../../../api/cases.ts';
import { mustBe } from '../acts.ts';
import type { ApiClient } from '../api-client.ts';
import { openCases } from '../pages.ts';
import type { Seated } from './guest.ts';

export interface ClosedCases {
  /** Kinds of cases that stories made on purpose, and a cashier has resolved; how many of each. */
  readonly resolved: ReadonlyMap<string, number>;
  /** Cases that nobody caused, and some that should be there and are not. */
  readonly faults: readonly string[];
}

const APPEARS_WITHIN_MS = 20_000;
const LOOK_MS = 500;

/** Cases that were there before, and are somebody else's. */
export async function openCaseIds(clients: readonly ApiClient[]): Promise<ReadonlySet<string>> {
  const lists = await Promise.all(clients.map(openCases));
  return new Set(lists.flat().map((c) => c.caseId));
}

/** Resolves, as a cashier, what the stories made on purpose, and tells of all that is left. */
export async function closeCases(
  clients: readonly ApiClient[],
  before: ReadonlySet<string>,
  seated: readonly Seated[],
): Promise<ClosedCases> {
  const resolved = new Map<string, number>();
  const faults: string[] = [];
  for (const { story, client, left } of seated) {
    if (!story.opensCase || !left) continue;
    const found = await caseOf(client, left.orderId, story.opensCase);
    if (!found) {
      faults.push(`${client.store.storeId}, "${story.title}": no case ${story.opensCase}`);
      continue;
    }
    const path = `/v1/cases/${encodeURIComponent(found.caseId)}/resolve`;
    const note = "Alipay's own page says that the amount is right";
    mustBe(await client.post<CaseResponse>('cashier', path, { note }), 200);
    resolved.set(found.kind, (resolved.get(found.kind) ?? 0) + 1);
  }
  const ours = new Set(seated.flatMap(({ left }) => left?.orderId ?? []));
  for (const client of clients) {
    const open = (await openCases(client)).filter(({ caseId }) => !before.has(caseId));
    // What no order has asked for may be ours as well.
    const left = open.filter(({ orderId }) => orderId === undefined || ours.has(orderId));
    faults.push(...left.map((c) => `${client.store.storeId}: case ${c.kind}: ${c.detail}`));
  }
  return { resolved, faults };
}

/** What opens it may still be on its way. */
async function caseOf(
  client: ApiClient,
  orderId: string,
  kind: string,
): Promise<CaseResponse | undefined> {
  const giveUpAt = performance.now() + APPEARS_WITHIN_MS;
  while (performance.now() < giveUpAt) {
    const found = (await openCases(client)).find((c) => c.orderId === orderId && c.kind === kind);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return undefined;
}
