import { blur, relief } from '../paint.ts';
import { bowl } from '../parts/bowl.ts';
import { crumbs, leaf, sesame, spread } from '../parts/garnish.ts';
import { mangoSlice } from '../parts/greens.ts';
import { rice } from '../parts/noodles.ts';
import { liquid, plate } from '../parts/ware.ts';
import { put } from '../place.ts';
import { type Chance, chance } from '../random.ts';
import { steam } from '../scene.ts';
import { type Drawing, d, ellipse, group, line, shape } from '../svg.ts';

const redBean = (chances: Chance): Drawing =>
  group(
    { filter: relief({ round: 4, gloss: 0.8, shadow: 3 }) },
    ellipse([0, 0], 14, 9.5, chances.of(['#6e1f22', '#7d2626', '#5f181c'])),
  ) + line('M-4 -1L5 -1', '#e9b6a0', 1.8, { opacity: 0.7 });

const riceBall = (): Drawing =>
  group(
    { filter: relief({ round: 8, gloss: 0.5, shadow: 6 }) },
    ellipse([0, 0], 27, 25, '#fffaf2'),
  );

export function redBeanSoup(): Drawing {
  const chances = chance('red bean');
  return group(
    {},
    bowl(
      { at: [320, 214], rx: 204, deep: 96, glaze: '#f7ede4', band: '#b5475a' },
      (middle, rx, ry) =>
        group(
          {},
          liquid(middle, rx, ry, '#6a2125', 0.6),
          spread(chances, { middle, rx: rx * 0.86, ry: ry * 0.82 }, 54, () => redBean(chances)),
          ...(
            [
              [-62, -14],
              [-10, -34],
              [44, -10],
              [-20, 16],
              [94, 20],
            ] as const
          ).map(([x, y]) => put([middle[0] + x, middle[1] + y], riceBall())),
          put([middle[0] + 20, middle[1] - 40], leaf('#5c9a3f', 44), { turn: 60 }),
        ),
    ),
    steam([320, 168]),
  );
}

export function tofuPudding(): Drawing {
  const chances = chance('tofu pudding');
  return bowl(
    { at: [320, 214], rx: 200, deep: 96, glaze: '#6f9f9a', full: 0.93 },
    (middle, rx, ry) => {
      const [x, y] = middle;
      const scoop = (dx: number, dy: number, w: number, turn: number): Drawing =>
        put([x + dx, y + dy], curd(w), { turn, flat: 0.62 });
      return group(
        {},
        liquid(middle, rx, ry, '#b5651d', 0.7),
        scoop(-74, -30, 80, -20),
        scoop(58, -40, 86, 14),
        scoop(104, 22, 70, 40),
        scoop(-92, 30, 74, -50),
        scoop(4, 18, 96, 4),
        spread(chances, { middle: [x, y - 2], rx: 74, ry: 34 }, 22, () => redBean(chances), {
          scale: 0.9,
        }),
        spread(chances, { middle: [x, y - 2], rx: 100, ry: 48 }, 12, () => goji()),
        put([x + 16, y - 24], leaf('#5c9a3f', 46), { turn: 56 }),
        put([x + 14, y - 22], leaf('#6fae4c', 40), { turn: 8 }),
      );
    },
  );
}

/** A spoonful of warm tofu, the syrup running off it. */
const curd = (wide: number): Drawing =>
  group(
    { filter: relief({ round: 11, gloss: 0.7, shadow: 7 }) },
    shape(
      d`M${-wide} 6C${-wide} ${-wide * 0.8} ${wide * 0.9} ${-wide * 0.9} ${wide} 0C${wide} ${wide * 0.76} ${-wide * 0.86} ${wide * 0.82} ${-wide} 6Z`,
      '#fff8ea',
    ),
  ) +
  line(
    d`M${-wide * 0.6} ${wide * 0.3}Q0 ${wide * 0.56} ${wide * 0.62} ${wide * 0.22}`,
    '#d98f3a',
    12,
    { opacity: 0.35, filter: blur(5) },
  );

const goji = (): Drawing =>
  group(
    { filter: relief({ round: 3, gloss: 0.9, shadow: 2 }) },
    ellipse([0, 0], 9, 5.4, '#e8452a'),
  );

export function mangoRice(): Drawing {
  const chances = chance('mango rice');
  return group(
    {},
    plate([320, 276], 234, '#5c9a8c'),
    put([212, 348], leaf('#3f8a45', 170), { turn: -58, scale: 1 }),
    put([300, 330], leaf('#4b9a4c', 190), { turn: 70 }),
    rice(chances, { middle: [404, 266], rx: 104, ry: 60, lift: 92 }, '#fffaf0', 820),
    shape(
      'M338 184C350 168 440 160 462 186C478 212 470 236 454 226C446 216 440 250 428 238C420 222 408 246 396 240C388 226 376 250 364 232C350 240 328 212 338 184Z',
      '#fffefa',
      { filter: relief({ round: 6, gloss: 0.6, shadow: 3 }) },
    ),
    sesame(chances, { middle: [404, 196], rx: 54, ry: 18 }, 14),
    crumbs(chances, { middle: [400, 200], rx: 52, ry: 22 }, 12, '#2b211d', 2.6),
    ...Array.from({ length: 6 }, (_, n) =>
      put([232 + n * 3, 206 + n * 21], mangoSlice(), { turn: -20 + n * 5, scale: 1.12 }),
    ),
    put([316, 224], leaf('#4f9a3c', 54), { turn: -14 }),
    put([318, 226], leaf('#62ab48', 48), { turn: 36 }),
  );
}
