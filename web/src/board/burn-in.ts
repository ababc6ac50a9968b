/** Where the picture stands, in pixels from where it is drawn. */
export interface Shift {
  readonly x: number;
  readonly y: number;
}

/** Further than the strokes of a heading are wide. */
const STEP_PX = 6;
/** Around the middle; in eight minutes everything was everywhere. */
const PATH: readonly (readonly [x: number, y: number])[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
];

/** A picture that never moves stays in the glass of a screen that is on all day. */
export function shiftAt(now: number): Shift {
  const [x, y] = PATH[Math.floor(now / 60_000) % PATH.length] ?? [0, 0];
  return { x: x * STEP_PX, y: y * STEP_PX };
}
