/** What a developer may choose for the next code, by the simulator's names (docs/simulator.md). */
export const OUTCOMES = [
  'success',
  'password-never',
  'balance-not-enough',
  'code-invalid',
  'unknown-then-success',
  'unknown-for-ever',
  'answer-lost',
  'request-lost',
  'paid-during-cancel',
] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** What to ask the simulator for: a code that scripts nothing simply pays. */
export const scriptOf = (outcome: Outcome): string | undefined =>
  outcome === 'success' ? undefined : outcome;
