import type { Step } from './flow.ts';

export type Idle =
  | { readonly kind: 'busy' }
  | { readonly kind: 'warning'; readonly secondsLeft: number }
  | { readonly kind: 'over' };

/** Time to read and to choose; WCAG 2.2.1 asks for 20 s at least in which one can ask for more. */
const QUIET_MS = 60_000;
const DONE_QUIET_MS = 30_000;
const WARNING_MS = 30_000;

const BUSY: Idle = { kind: 'busy' };

/**
 * Whether the customer has gone. Nobody is asked while their money is on its way: the screen is theirs
 * until they know what became of it.
 * @param quietMs Milliseconds since a key or a touch.
 */
export function idleOf(step: Step, isMoneyMoving: boolean, quietMs: number): Idle {
  if (step === 'attract' || isMoneyMoving) return BUSY;
  const warnAt = step === 'done' ? DONE_QUIET_MS : QUIET_MS;
  if (quietMs < warnAt) return BUSY;
  const left = warnAt + WARNING_MS - quietMs;
  return left <= 0 ? { kind: 'over' } : { kind: 'warning', secondsLeft: Math.ceil(left / 1_000) };
}

/** How long a cart outlives a reload: as long as its customer would have been waited for. */
export const CART_LIFE_MS = QUIET_MS + WARNING_MS;
