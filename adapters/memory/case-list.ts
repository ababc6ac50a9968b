import type { ExceptionCase } from '../../core/domain/exception-case.ts';
import type { CaseId, MerchantId } from '../../core/domain/ids.ts';
import type { CaseList } from '../../core/ports/case-list.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import { pageOf, sortable } from './page.ts';
import { keyOf, type MemoryState } from './state.ts';

export class MemoryCaseList implements CaseList {
  readonly #state: MemoryState;

  constructor(state: MemoryState) {
    this.#state = state;
  }

  async open(merchantId: MerchantId, page: Page): Promise<Paged<ExceptionCase>> {
    const open = [...this.#state.cases.values()].filter(
      (c) => c.merchantId === merchantId && c.status === 'OPEN',
    );
    return pageOf(open, (c) => `${sortable(c.openedAt)}#${c.caseId}`, page);
  }

  async find(merchantId: MerchantId, caseId: CaseId): Promise<ExceptionCase | undefined> {
    return structuredClone(this.#state.cases.get(keyOf(merchantId, caseId)));
  }

  async openOrphan(opened: ExceptionCase): Promise<void> {
    const key = keyOf(opened.merchantId, opened.caseId);
    if (!this.#state.cases.has(key)) this.#state.cases.set(key, structuredClone(opened));
  }

  async resolveOrphan(resolved: ExceptionCase): Promise<boolean> {
    const key = keyOf(resolved.merchantId, resolved.caseId);
    if (this.#state.cases.get(key)?.status !== 'OPEN') return false;
    this.#state.cases.set(key, structuredClone(resolved));
    return true;
  }
}
