import type { ExceptionCase } from '../domain/exception-case.ts';
import type { CaseId, MerchantId } from '../domain/ids.ts';
import type { Page, Paged } from './page.ts';

/** Exceptions that wait for a person. */
export interface CaseList {
  /** Oldest first. Eventually consistent. */
  open(merchantId: MerchantId, page: Page): Promise<Paged<ExceptionCase>>;
  find(merchantId: MerchantId, caseId: CaseId): Promise<ExceptionCase | undefined>;
  /** Opens a case that belongs to no order; the same cause opens it once. */
  openOrphan(opened: ExceptionCase): Promise<void>;
  /** Resolves a case that belongs to no order. @returns false if it was not open. */
  resolveOrphan(resolved: ExceptionCase): Promise<boolean>;
}
