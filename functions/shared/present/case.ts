import type { CaseResponse } from '../../../api/cases.ts';
import { CASE_KINDS, type ExceptionCase } from '../../../core/domain/exception-case.ts';

export const presentCase = (found: ExceptionCase): CaseResponse => ({
  caseId: found.caseId,
  kind: found.kind,
  status: found.status,
  says: CASE_KINDS[found.kind].says,
  detail: found.detail,
  openedAt: found.openedAt,
  storeId: found.storeId,
  orderId: found.orderId,
  paymentId: found.paymentId,
  refundId: found.refundId,
  ticketId: found.ticketId,
  tradeNo: found.tradeNo,
  amount: found.amount?.minor,
  currency: found.amount?.currency,
  resolution: found.resolution,
});
