import type { ReconciliationListResponse } from '../../../../api/reconciliations.ts';

export type DayReport = ReconciliationListResponse['reconciliations'][number];
export type BillClass = keyof DayReport['counts'];

/** What a person has to look at; a line on another day's bill agrees, a day apart. */
const DIFFERING = [
  'amount_diff',
  'status_diff',
  'only_local',
  'only_alipay',
  'fee_diff',
  'duplicate',
] as const satisfies readonly BillClass[];

export const differing = ({ counts }: Pick<DayReport, 'counts'>): number =>
  DIFFERING.reduce((sum, name) => sum + counts[name], 0);

/** What Alipay says came in, less what we say; undefined where no bill was read. */
export function gapMinor({ alipay, ours }: Pick<DayReport, 'alipay' | 'ours'>): number | undefined {
  if (!alipay || !ours) return undefined;
  // Refunds of both are told as what they are, with the sign that the bill gives them.
  const net = ({ payments, refunds }: NonNullable<DayReport['ours']>): number =>
    payments.minor - Math.abs(refunds.minor);
  return net(alipay) - net(ours);
}
