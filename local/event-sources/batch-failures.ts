import type { Outcome } from '../lambda/invocation.ts';

/**
 * The items of a batch that the function reports as failed (ReportBatchItemFailures): none after
 * success, all after an error or a report that names an item which was not in the batch.
 * @param ids the batch's item identifiers, in order
 */
export function failedItems(outcome: Outcome, ids: readonly string[], reports: boolean): string[] {
  if (!outcome.ok) return [...ids];
  if (!reports) return [];
  const answer = JSON.parse(outcome.payload) as {
    batchItemFailures?: { itemIdentifier?: unknown }[] | null;
  } | null;
  const failures = answer?.batchItemFailures ?? [];
  const named = failures.map(({ itemIdentifier }) => itemIdentifier);
  return named.every((id) => ids.includes(id as string)) ? (named as string[]) : [...ids];
}
