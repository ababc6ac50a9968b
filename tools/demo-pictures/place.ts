import { relit } from './paint.ts';
import { type Drawing, group, type Point, short } from './svg.ts';

export interface Placing {
  readonly scale?: number;
  /** Clockwise, in degrees. */
  readonly turn?: number;
  /** How much lower than wide it looks, once turned: what lies flat on a plate. */
  readonly flat?: number;
}

/** Moves what is drawn around 0, 0 to its place; the light stays where it is. */
export function put(
  [x, y]: Point,
  drawing: Drawing,
  { scale = 1, turn = 0, flat = 1 }: Placing = {},
): Drawing {
  const [wide, high, angle] = [scale, scale * flat, turn].map(short);
  const transform = `translate(${short(x)} ${short(y)}) scale(${wide} ${high}) rotate(${angle})`;
  return group({ transform }, relit(drawing, turn));
}
