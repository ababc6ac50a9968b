import { fail, ok, type Result } from '../domain/result.ts';
import { SCREEN_STEPS_POLICY, type ScreenPlace, type ScreenSteps } from '../domain/screen-steps.ts';
import type { Clock } from '../ports/clock.ts';
import type { Counters } from '../ports/counters.ts';
import type { ScreenStepsLog } from '../ports/screen-steps.ts';
import { type Rejection, tooMany } from './rejection.ts';

const HOUR = 3_600_000;

export interface NoteSteps {
  readonly place: ScreenPlace;
  /** The device or the table, within the store. */
  readonly asker: string;
  readonly sent: Omit<ScreenSteps, 'at' | keyof ScreenPlace>;
}

/** What was done at a screen is written down, once; a screen that never stops is stopped. */
export async function noteSteps(
  deps: {
    readonly screenSteps: ScreenStepsLog;
    readonly counters: Pick<Counters, 'take'>;
    readonly clock: Clock;
  },
  { place, asker, sent }: NoteSteps,
): Promise<Result<undefined, Rejection>> {
  const at = deps.clock.now();
  const hour = Math.floor(at / HOUR);
  const name = `M#${place.merchantId}#S#${place.storeId}#STEPS#${asker}#${hour}`;
  const { maxAnHour } = SCREEN_STEPS_POLICY;
  if (!(await deps.counters.take(name, maxAnHour, (hour + 1) * HOUR))) {
    return fail(tooMany('This screen tells too much; try again in an hour.'));
  }
  // Sent again, they are there.
  await deps.screenSteps.add({ ...place, ...sent, at });
  return ok(undefined);
}
