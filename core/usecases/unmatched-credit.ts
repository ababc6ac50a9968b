import type { Credit } from '../domain/credit.ts';
import type { ExceptionCase } from '../domain/exception-case.ts';
import type { CaseId, MerchantId } from '../domain/ids.ts';
import type { CaseResolution } from '../domain/order-aggregate.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { CaseList } from '../ports/case-list.ts';
import type { CreditStore } from '../ports/credit-store.ts';
import { conflict, notFound, type Rejection } from './rejection.ts';

export interface UnmatchedDeps {
  readonly cases: CaseList;
  readonly credits: CreditStore;
}

export const DECIDED: Rejection = conflict(
  'already-decided',
  'This money was assigned or returned already.',
);

/** The money that a case is about, decided or not. */
export async function creditOfCase(
  { cases, credits }: UnmatchedDeps,
  merchantId: MerchantId,
  caseId: CaseId,
): Promise<Result<{ readonly credit: Credit; readonly found: ExceptionCase }, Rejection>> {
  const found = await cases.find(merchantId, caseId);
  if (!found) return fail(notFound('case'));
  if (found.tradeNo === undefined) {
    return fail(conflict('no-credit', 'This case is not about money that no order asked for.'));
  }
  const credit = await credits.find(merchantId, found.tradeNo);
  return credit ? ok({ credit, found }) : fail(notFound('credit'));
}

/** A person decided what becomes of the money, which is the end of its case. */
export const decided = (
  { caseId }: Pick<ExceptionCase, 'caseId'>,
  by: string,
  note: string,
  at: number,
): CaseResolution => ({ caseId, at, by, note });
