import type { BusinessDay } from '../../core/domain/business-date.ts';
import type { ExceptionCase } from '../../core/domain/exception-case.ts';
import type { Fact } from '../facts/tables.ts';
import { commonColumns } from './wall-time.ts';

/** The row of a case's opening or, once it is resolved, that of its end. */
export function caseFact(found: ExceptionCase, day: BusinessDay): Fact {
  const { openedAt, resolution } = found;
  if (!resolution) return rowOf(found, { day, at: openedAt, status: 'OPEN', resolved_by: null });
  const { at, by } = resolution;
  return rowOf(found, { day, at, status: 'RESOLVED', resolved_by: by.split(':')[0] ?? null });
}

/** The case as it was opened. */
export const asOpened = (found: ExceptionCase): ExceptionCase => ({
  ...found,
  status: 'OPEN',
  resolution: undefined,
});

interface Turn {
  readonly day: BusinessDay;
  readonly at: number;
  readonly status: ExceptionCase['status'];
  readonly resolved_by: string | null;
}

function rowOf(found: ExceptionCase, { day, at, status, resolved_by }: Turn): Fact {
  const { caseId, merchantId, storeId = '', amount, openedAt } = found;
  const row = {
    ...commonColumns({ eventId: `${caseId}.${status}`, storeId, at, day }),
    case_id: caseId,
    kind: found.kind,
    status,
    order_id: found.orderId ?? null,
    payment_id: found.paymentId ?? null,
    refund_id: found.refundId ?? null,
    currency: amount?.currency ?? null,
    amount_minor: amount?.minor ?? null,
    opened_at_ms: openedAt,
    open_ms: at - openedAt,
    resolved_by,
  };
  return { table: 'cases', merchantId, row };
}
