import type { ScreenSteps } from '../../core/domain/screen-steps.ts';
import type { ScreenStepsLog } from '../../core/ports/screen-steps.ts';
import { keyOf } from './state.ts';

export class MemoryScreenSteps implements ScreenStepsLog {
  readonly #kept = new Map<string, ScreenSteps>();

  async add(steps: ScreenSteps): Promise<boolean> {
    const { merchantId, storeId, sessionId } = steps;
    const key = keyOf(merchantId, `${storeId}#${sessionId}#${steps.steps[0]?.no}`);
    if (this.#kept.has(key)) return false;
    this.#kept.set(key, structuredClone(steps));
    return true;
  }

  all(): ScreenSteps[] {
    return [...this.#kept.values()];
  }
}
