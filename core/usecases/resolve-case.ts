import { type ExceptionCase, resolve } from '../domain/exception-case.ts';
import type { CaseId, MerchantId, OrderId } from '../domain/ids.ts';
import type { Edit, OrderAggregate } from '../domain/order-aggregate.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { CaseList } from '../ports/case-list.ts';
import type { CreditStore } from '../ports/credit-store.ts';
import { type ChangeDeps, changeOrder } from './change-order.ts';
import { conflict, notFound, type Rejection } from './rejection.ts';

export interface ResolveCaseDeps extends ChangeDeps {
  readonly cases: CaseList;
  readonly credits: Pick<CreditStore, 'find'>;
}

export interface ResolveCase {
  readonly merchantId: MerchantId;
  readonly caseId: CaseId;
  /** What the person did about it. */
  readonly note: string;
  readonly actor: string;
}

/** A person has dealt with a case. Resolving a resolved one returns it as it is. */
export async function resolveCase(
  deps: ResolveCaseDeps,
  { merchantId, caseId, note, actor }: ResolveCase,
): Promise<Result<ExceptionCase, Rejection>> {
  const found = await deps.cases.find(merchantId, caseId);
  if (!found) return fail(notFound('case'));
  if (found.status === 'RESOLVED') return ok(found);
  if (await isUndecided(deps, found)) {
    const text = 'Money lies here: assign it to an order, or refund it, and the case ends.';
    return fail(conflict('assign-or-refund', text));
  }
  const resolution = { at: deps.clock.now(), by: actor, note };
  const resolved = resolve(found, resolution);
  if (found.orderId) await resolveWithOrder(deps, found.orderId, resolved, resolution);
  else await deps.cases.resolveOrphan(resolved);
  return ok(resolved);
}

/** What is decided about money stays so, which makes it enough to look before. */
async function isUndecided(
  { credits }: ResolveCaseDeps,
  { merchantId, tradeNo }: ExceptionCase,
): Promise<boolean> {
  if (tradeNo === undefined) return false;
  return (await credits.find(merchantId, tradeNo))?.status === 'UNMATCHED';
}

async function resolveWithOrder(
  deps: ResolveCaseDeps,
  orderId: OrderId,
  { merchantId, caseId }: ExceptionCase,
  resolution: { at: number; by: string; note: string },
): Promise<void> {
  await changeOrder(deps, merchantId, orderId, (aggregate) => {
    const edit = withoutCase(aggregate, caseId, resolution);
    return { edit, what: 'resolve-case', actor: resolution.by, value: undefined };
  });
}

/** The case stays known to the order, so that its cause does not open it a second time. */
function withoutCase(
  { order }: OrderAggregate,
  caseId: CaseId,
  resolution: { at: number; by: string; note: string },
): Edit {
  const cases = order.cases.map((c) => (c.caseId === caseId ? { ...c, closesItself: false } : c));
  return { order: { ...order, cases }, resolved: [{ caseId, ...resolution }] };
}
