import { relief, tint } from '../paint.ts';
import { bowl } from '../parts/bowl.ts';
import { dumpling } from '../parts/dough.ts';
import {
  chilliRing,
  coriander,
  driedChilli,
  oil,
  scallions,
  sesame,
  spread,
} from '../parts/garnish.ts';
import { chunk } from '../parts/meat.ts';
import { chopsticks, liquid, plate } from '../parts/ware.ts';
import { put } from '../place.ts';
import { type Chance, chance } from '../random.ts';
import { steam } from '../scene.ts';
import { type Drawing, ellipse, group, line, type Point, shape } from '../svg.ts';

export function dumplings(): Drawing {
  const chances = chance('dumplings');
  const places: Point[] = [
    [244, 186],
    [330, 168],
    [414, 190],
    [196, 238],
    [284, 226],
    [376, 228],
    [452, 244],
    [236, 290],
    [330, 284],
    [414, 300],
  ];
  return group(
    {},
    plate([320, 262], 236, '#eef1f0', { ring: '#2f6f9a' }),
    ...places.map((at) => put(at, dumpling(chances), { turn: chances(-12, 12), scale: 0.98 })),
    scallions(chances, { middle: [320, 232], rx: 140, ry: 60 }, 22, 7),
    sesame(chances, { middle: [320, 232], rx: 140, ry: 60 }, 16),
    dip([524, 384]),
    chopsticks([70, 452], [300, 420], '#a8472a'),
    steam([310, 160], 0.9),
  );
}

/** A little dish of vinegar and chilli. */
const dip = (at: Point): Drawing => {
  const chances = chance('dip');
  return bowl(
    { at: [at[0], at[1] - 16], rx: 74, deep: 18, glaze: '#f6f1e8', full: 0.94 },
    (middle, rx, ry) =>
      group(
        {},
        liquid(middle, rx, ry, '#4a1d10', 0.7),
        oil(chances, { middle, rx: rx * 0.8, ry: ry * 0.8 }, 8, '#d8431a'),
        spread(chances, { middle, rx: rx * 0.6, ry: ry * 0.6 }, 4, () => chilliRing(chances, 6)),
      ),
  );
};

export function fishPot(): Drawing {
  const chances = chance('fish pot');
  return bowl(
    { at: [320, 216], rx: 218, deep: 100, glaze: '#f5efe2', band: '#c23a22', full: 0.94 },
    (middle, rx, ry) => {
      const area = { middle, rx: rx * 0.84, ry: ry * 0.78, lift: 16 };
      return group(
        {},
        liquid(middle, rx, ry, '#c23312', 0.6),
        oil(chances, { middle, rx: rx * 0.94, ry: ry * 0.94 }, 52, '#ec5a20'),
        spread(chances, area, 22, () => fillet(chances)),
        spread(chances, area, 24, () => driedChilli(chances, 36)),
        spread(chances, area, 60, () => ellipse([0, 0], 4, 3.6, '#5a2a18')),
        sesame(chances, area, 40),
        scallions(chances, area, 26, 8),
        put([middle[0] + 6, middle[1] - 8], coriander(chances, 1.4), { turn: -20 }),
        put([middle[0] + 34, middle[1] + 2], coriander(chances, 1.2), { turn: 40 }),
      );
    },
  );
}

/** A slice of white fish that curled in the pot. */
const fillet = (chances: Chance): Drawing =>
  group(
    { filter: relief({ round: 7, gloss: 0.6, shadow: 5 }) },
    shape(
      'M-40 -2C-36 -26 -8 -30 14 -26C34 -22 44 -6 38 10C28 26 -4 30 -20 26C-36 22 -42 12 -40 -2Z',
      tint('#fff1de', chances(-0.05, 0)),
    ),
    line('M-26 -12Q-8 4 -14 20M-6 -22Q14 0 6 22M18 -20Q32 -2 24 14', '#eab893', 2.6, {
      opacity: 0.75,
    }),
  );

export function skewerPot(): Drawing {
  const chances = chance('skewers');
  const skewers: readonly (readonly [number, number, number, string])[] = [
    [230, 190, -24, '#9a5331'],
    [270, 168, -14, '#f3d79a'],
    [312, 158, -4, '#f3ead2'],
    [356, 160, 8, '#9a5331'],
    [398, 172, 18, '#7fb04a'],
    [430, 194, 28, '#f3d79a'],
  ];
  return bowl(
    { at: [320, 250], rx: 196, deep: 96, glaze: '#4a3128', full: 0.92 },
    (middle, rx, ry) =>
      group(
        {},
        liquid(middle, rx, ry, '#b92c12', 0.6),
        oil(chances, { middle, rx: rx * 0.92, ry: ry * 0.92 }, 40, '#ec5a20'),
        ...skewers.map(([x, y, turn, colour], n) =>
          put([x, y + 28], skewer(chances, colour, n), { turn, scale: 1.06 }),
        ),
        sesame(chances, { middle, rx: rx * 0.84, ry: ry * 0.7 }, 60),
        scallions(
          chances,
          { middle: [middle[0], middle[1] + 30], rx: rx * 0.7, ry: ry * 0.5 },
          22,
          7.5,
        ),
        spread(
          chances,
          { middle: [middle[0], middle[1] + 26], rx: rx * 0.7, ry: ry * 0.5 },
          7,
          () => driedChilli(chances, 32),
        ),
      ),
  );
}

const skewer = (chances: Chance, colour: string, n: number): Drawing =>
  group(
    {},
    line('M0 60L0 -150', '#a9702f', 8) + line('M-1 60L-1 -150', '#e8bd78', 5),
    ...[-64, -24, 16, 56].map((y) =>
      put([0, y], n % 3 === 2 ? lotus() : chunk(chances, colour, 27, { gloss: 0.8 })),
    ),
  );

const lotus = (): Drawing =>
  group(
    { filter: relief({ round: 4, gloss: 0.5, shadow: 4 }) },
    ellipse([0, 0], 30, 23, '#f4e6c8'),
  ) +
  Array.from({ length: 7 }, (_, n) =>
    ellipse([17 * Math.cos(n * 0.9), 12.6 * Math.sin(n * 0.9)], 4.6, 3.8, '#b98a58'),
  ).join('') +
  ellipse([0, 0], 3.6, 3, '#b98a58');
