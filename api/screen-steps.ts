import * as z from 'zod/mini';
import { language, optionId } from './fields.ts';

const DAY_MS = 86_400_000;
/** A screen that waited longer says a day. */
const duration = z.int().check(z.minimum(0), z.maximum(DAY_MS));

const StepName = z.enum([
  ...['start', 'menu', 'item', 'upsell-shown', 'upsell-accepted', 'cart', 'checkout', 'pay'],
  ...['done', 'abandoned', 'offline'],
] as const);

const Step = z.strictObject({
  /** From 1 within the session. */
  no: z.int().check(z.minimum(1), z.maximum(2_000)),
  step: StepName,
  /** The step before, which may have been sent before; absent on the first. */
  after: z.optional(StepName),
  isBack: z.boolean(),
  /** The dish, if it is about one. */
  itemId: z.optional(optionId),
  /** From the first step of the session to this one. */
  sinceStartMs: duration,
  /** How long the step before took; of `offline`, how long the network was away. */
  onPreviousMs: duration,
});

/**
 * POST /v1/screen-steps. Whose screen it is the token says. There is no room for a name, an order, or
 * anything that somebody typed; the last step is taken to have been just now.
 */
export const ScreenStepsRequest = z.strictObject({
  /** Made by the page at random for each visit. */
  sessionId: z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)),
  language,
  /** The page was in large print, in high contrast or with less motion. */
  isAccessible: z.boolean(),
  steps: z
    .array(Step)
    .check(
      z.minLength(1),
      z.maxLength(50),
      z.refine(isInOrder, 'One after the other, each with a higher number.'),
    ),
});
export type ScreenStepsRequest = z.infer<typeof ScreenStepsRequest>;

function isInOrder(steps: readonly z.infer<typeof Step>[]): boolean {
  return steps.every((step, n) => {
    const before = steps[n - 1];
    return !before || (before.no < step.no && before.sinceStartMs <= step.sinceStartMs);
  });
}
