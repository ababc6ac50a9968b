import { blur, fade, relief } from '../paint.ts';
import { bowl } from '../parts/bowl.ts';
import { chip } from '../parts/dough.ts';
import { liquid } from '../parts/ware.ts';
import { put } from '../place.ts';
import { chance } from '../random.ts';
import { type Drawing, ellipse, group, line, type Point, shape } from '../svg.ts';

/** A paper cone of chips, and one that fell. */
export function fries({ at = [320, 240] as Point, scale = 1 } = {}): Drawing {
  const chances = chance('fries');
  const back = Array.from({ length: 15 }, (_, n) =>
    put(
      [-96 + n * 13.6, -70 + chances(-22, 18) - 14 * Math.sin((n / 14) * Math.PI)],
      chip(chances, chances(140, 176)),
      { turn: (n - 7) * 2.6 + chances(-7, 7) },
    ),
  );
  const front = Array.from({ length: 13 }, (_, n) =>
    put([-86 + n * 14.2, -42 + chances(-16, 16)], chip(chances, chances(120, 150)), {
      turn: (n - 6) * 2.8 + chances(-8, 8),
    }),
  );
  return put(
    at,
    group(
      {},
      ellipse([12, 168], 120, 26, '#5a2408', { opacity: 0.4, filter: blur(10) }),
      shape(
        'M-122 -46Q0 -92 122 -46L104 30H-104Z',
        fade([
          [0, '#a8241a'],
          [1, '#7d1610'],
        ]),
      ),
      ...back,
      ...front,
      shape(
        'M-126 -40Q0 44 126 -40L98 156Q0 182 -98 156Z',
        fade(
          [
            [0, '#c92a1c'],
            [0.25, '#ec4a32'],
            [0.6, '#dd3522'],
            [1, '#9c1b12'],
          ],
          { across: true },
        ),
        { filter: relief({ round: 3, gloss: 0.2, shadow: 3 }) },
      ),
      shape('M-112 30Q0 96 112 30L107 66Q0 128 -107 66Z', '#fbe3b4', { opacity: 0.95 }),
      line('M-104 -18L-82 148', '#fff', 7, { opacity: 0.28, filter: blur(3) }),
    ),
    { scale },
  );
}

export const friesAlone = (): Drawing => {
  const chances = chance('fallen');
  return group(
    {},
    fries(),
    put([164, 402], chip(chances, 120), { turn: 68 }),
    put([190, 420], chip(chances, 104), { turn: 98 }),
    put([486, 412], chip(chances, 112), { turn: -74 }),
    ketchup([520, 372]),
  );
};

const ketchup = ([x, y]: Point): Drawing =>
  bowl({ at: [x, y - 10], rx: 62, deep: 20, glaze: '#fbf6ec', full: 0.94 }, (middle, rx, ry) =>
    liquid(middle, rx, ry, '#cf2a17', 0.8),
  );
