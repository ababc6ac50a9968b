import type { BoardResponse } from '../../../api/kitchen.ts';

export interface BoardState {
  readonly preparing: readonly string[];
  /** What was called last stands first. */
  readonly ready: readonly string[];
  /** When each was called, by this screen's clock; what was ready before it was on has none. */
  readonly calledAt: ReadonlyMap<string, number>;
  /** What this look has brought, to be called aloud. */
  readonly called: readonly string[];
}

/** A number that is new is to be seen as new for so long. */
const FRESH_MS = 20_000;

/** What the board shows after a look, from what it showed before. */
export function boardAfter(
  before: BoardState | undefined,
  { preparing, ready }: BoardResponse,
  now: number,
): BoardState {
  const known = new Set(before?.ready ?? ready);
  const called = ready.filter((number) => !known.has(number));
  const stayed = (before?.ready ?? ready.toReversed()).filter((number) => ready.includes(number));
  const times = stayed.flatMap((number) => {
    const at = before?.calledAt.get(number);
    return at === undefined ? [] : [[number, at] as const];
  });
  return {
    preparing,
    ready: [...called.toReversed(), ...stayed],
    calledAt: new Map([...times, ...called.map((number) => [number, now] as const)]),
    called,
  };
}

export const isFresh = ({ calledAt }: BoardState, number: string, now: number): boolean =>
  now - (calledAt.get(number) ?? Number.NEGATIVE_INFINITY) < FRESH_MS;
