import type { CaseId, MerchantId, OrderId, PaymentId, RefundId, StoreId, TicketId } from './ids.ts';
import { born, parseCaseId } from './ids.ts';
import type { Money } from './money.ts';

/** Why a person has to look, and whether the matter may still come right by itself. */
export const CASE_KINDS = {
  'amount-mismatch': { closesItself: false, says: 'Alipay reports another amount than was due.' },
  'unknown-payment': { closesItself: false, says: 'Alipay reports a payment that we never made.' },
  'unsettled-notice': {
    closesItself: false,
    says: 'Alipay reports something that we cannot settle.',
  },
  'unsolicited-credit': { closesItself: false, says: 'Money arrived that no order asked for.' },
  'capture-contradicted': {
    closesItself: false,
    says: 'Alipay first reported the payment as made and then contradicted it.',
  },
  'cancel-stuck': { closesItself: true, says: 'Alipay does not confirm that it cancelled.' },
  'cancel-refused': { closesItself: true, says: 'Alipay refuses to cancel the payment.' },
  'refund-stuck': { closesItself: true, says: 'Alipay does not confirm the refund.' },
  'refund-refused': { closesItself: true, says: 'Alipay refuses the refund.' },
  'never-explained': { closesItself: false, says: 'Alipay never told what became of it.' },
  'bill-difference': {
    closesItself: false,
    says: "Alipay's bill and our books do not agree.",
  },
  'partly-paid': { closesItself: true, says: 'Some checks of the order stay unpaid.' },
  'kitchen-silent': { closesItself: true, says: 'The kitchen has not acknowledged a paid ticket.' },
} as const satisfies Record<string, { closesItself: boolean; says: string }>;

export type CaseKind = keyof typeof CASE_KINDS;

/** An open exception that a person sees, and what became of it. */
export interface ExceptionCase {
  readonly caseId: CaseId;
  readonly merchantId: MerchantId;
  readonly kind: CaseKind;
  readonly status: 'OPEN' | 'RESOLVED';
  readonly openedAt: number;
  readonly storeId?: StoreId | undefined;
  readonly orderId?: OrderId | undefined;
  readonly paymentId?: PaymentId | undefined;
  readonly refundId?: RefundId | undefined;
  readonly ticketId?: TicketId | undefined;
  /** Of money that no order asked for: Alipay's number of the trade. */
  readonly tradeNo?: string | undefined;
  /** Alipay's words: outTradeNo, tradeNo or code, never a buyer. */
  readonly detail: string;
  readonly amount?: Money | undefined;
  readonly resolution?:
    | { readonly at: number; readonly by: string; readonly note: string }
    | undefined;
}

/** One cause opens one case: the id is derived from what it is about. */
export const caseIdOf = (kind: CaseKind, about: string): CaseId =>
  born(parseCaseId, `${kind}_${about.replace(/[^A-Za-z0-9_.-]/g, '.').slice(0, 80)}`);

export const resolve = (
  open: ExceptionCase,
  resolution: { readonly at: number; readonly by: string; readonly note: string },
): ExceptionCase => ({ ...open, status: 'RESOLVED', resolution });
