import { relief, tint } from '../paint.ts';
import { put } from '../place.ts';
import { type Chance, lump } from '../random.ts';
import { type Drawing, group, type Point, shape, through } from '../svg.ts';

/** A pool of sauce on a plate, thin at its edge. */
export const blob = (chances: Chance, at: Point, rx: number, ry: number, colour: string): Drawing =>
  put(
    at,
    group(
      { filter: relief({ round: 5, gloss: 0.8, shadow: 3 }) },
      shape(through(lump(chances, rx, ry, 0.05, 16)), tint(colour, 0.08)),
    ),
  );
