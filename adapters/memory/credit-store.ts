import type { Credit } from '../../core/domain/credit.ts';
import type { ExceptionCase } from '../../core/domain/exception-case.ts';
import type { MerchantId } from '../../core/domain/ids.ts';
import type { CreditStore } from '../../core/ports/credit-store.ts';
import { keyOf, type MemoryState } from './state.ts';

export class MemoryCreditStore implements CreditStore {
  readonly #state: MemoryState;

  constructor(state: MemoryState) {
    this.#state = state;
  }

  async find(merchantId: MerchantId, tradeNo: string): Promise<Credit | undefined> {
    return structuredClone(this.#state.credits.get(keyOf(merchantId, tradeNo)));
  }

  async open(credit: Credit, opened: ExceptionCase): Promise<boolean> {
    const key = keyOf(credit.merchantId, credit.tradeNo);
    if (this.#state.credits.has(key)) return false;
    this.#state.credits.set(key, structuredClone(credit));
    const caseKey = keyOf(opened.merchantId, opened.caseId);
    if (!this.#state.cases.has(caseKey)) this.#state.cases.set(caseKey, structuredClone(opened));
    return true;
  }
}
