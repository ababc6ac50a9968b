import type {
  ReconciliationListResponse,
  ReconciliationResponse,
} from '../../api/reconciliations.ts';
import {
  DAY_STATES,
  type DayReport,
  type DaySummary,
  type Difference,
} from '../../core/domain/reconciliation/day-report.ts';
import { FINDINGS } from '../../core/domain/reconciliation/match-bill.ts';
import type { Paged } from '../../core/ports/page.ts';

export const presentSummary = ({
  day,
  state,
  reason,
  madeAt,
  counts,
  alipay,
  ours,
}: DaySummary): ReconciliationListResponse['reconciliations'][number] => ({
  ...{ date: day, state, reason, says: DAY_STATES[state].says, madeAt, counts },
  ...{ currency: 'CNY', alipay, ours },
});

const MOST_HEALED = 100;

export const presentReport = (
  report: DayReport,
  { items, next }: Paged<Difference>,
): ReconciliationResponse => ({
  ...presentSummary(report),
  healed: report.healed.slice(0, MOST_HEALED).map(presentDifference),
  differences: items.map(presentDifference),
  next,
});

const presentDifference = ({
  found,
  ...difference
}: Difference): ReconciliationResponse['differences'][number] => ({
  ...{ class: found, says: FINDINGS[found].says },
  ...difference,
});
