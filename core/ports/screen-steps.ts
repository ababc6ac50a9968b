import type { ScreenSteps } from '../domain/screen-steps.ts';

/** Where steps wait until they are facts; nobody else reads them. */
export interface ScreenStepsLog {
  /** @returns whether they were new: the session has none yet that begin with this number. */
  add(steps: ScreenSteps): Promise<boolean>;
}
