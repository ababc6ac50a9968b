import type { BusinessDay } from '../../core/domain/business-date.ts';
import type { ScreenSteps } from '../../core/domain/screen-steps.ts';
import type { Fact } from '../facts/tables.ts';
import { commonColumns } from './wall-time.ts';

/** A row of each step, at the time that our clock gave to the last one. */
export function sessionFacts(sent: ScreenSteps, day: BusinessDay): Fact[] {
  const { merchantId, storeId, sessionId, steps } = sent;
  const lastMs = steps.at(-1)?.sinceStartMs ?? 0;
  return steps.map((step) => {
    const at = sent.at - (lastMs - step.sinceStartMs);
    const row = {
      ...commonColumns({ eventId: `${sessionId}.${step.no}`, storeId, at, day }),
      session_id: sessionId,
      screen: sent.screen,
      device_id: sent.deviceId ?? null,
      // What a customer reads, not where they are from.
      language: sent.language.split('-')[0] ?? sent.language,
      step_no: step.no,
      step: step.step,
      previous_step: step.after ?? null,
      is_back: step.isBack,
      is_accessible: sent.isAccessible,
      item_id: step.itemId ?? null,
      since_start_ms: step.sinceStartMs,
      on_previous_ms: step.onPreviousMs,
    };
    return { table: 'sessions', merchantId, row };
  });
}
