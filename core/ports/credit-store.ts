import type { Credit } from '../domain/credit.ts';
import type { ExceptionCase } from '../domain/exception-case.ts';
import type { MerchantId } from '../domain/ids.ts';

/** Money under numbers of Alipay's making. Attached and returned only together with an order. */
export interface CreditStore {
  /** Strongly read. */
  find(merchantId: MerchantId, tradeNo: string): Promise<Credit | undefined>;
  /** Writes an UNMATCHED credit and the case about it, as one. @returns false where it is known. */
  open(credit: Credit, opened: ExceptionCase): Promise<boolean>;
}
