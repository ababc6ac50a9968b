import { blur, relief, tint } from '../paint.ts';
import { bowl } from '../parts/bowl.ts';
import {
  chilliRing,
  coriander,
  crumbs,
  oil,
  peanut,
  scallions,
  sesame,
  spread,
} from '../parts/garnish.ts';
import { cucumber, pepper, woodEar } from '../parts/greens.ts';
import { chickenSlice, chunk } from '../parts/meat.ts';
import { blob } from '../parts/sauce.ts';
import { liquid, plate } from '../parts/ware.ts';
import { put } from '../place.ts';
import { type Area, chance } from '../random.ts';
import { type Drawing, d, ellipse, group, line, shape } from '../svg.ts';

const heap = (lift: number, rx = 140, ry = 76): Area => ({ middle: [320, 260], rx, ry, lift });

export function smashedCucumber(): Drawing {
  const chances = chance('cucumber');
  return group(
    {},
    plate([320, 264], 232, '#f3ede2', { ring: '#a8552f' }),
    blob(chances, [320, 270], 162, 86, '#a8762c'),
    spread(
      chances,
      heap(62),
      34,
      () => put([0, 0], cucumber(chances), { turn: chances(-60, 60), scale: 1.1 }),
      { turned: false },
    ),
    spread(chances, heap(74, 124, 62), 36, () => chunk(chances, '#fbf0d4', 7.5, { gloss: 0.3 })),
    spread(chances, heap(76, 124, 60), 13, () => chilliRing(chances, 9)),
    sesame(chances, heap(76, 130, 64), 40),
    put([316, 186], coriander(chances, 1.2), { turn: 10 }),
  );
}

export function woodEarSalad(): Drawing {
  const chances = chance('wood ear');
  return group(
    {},
    plate([320, 264], 232, '#e4ebe6', { ring: '#4a8a76' }),
    blob(chances, [320, 270], 156, 82, '#7a4a20'),
    spread(chances, heap(60), 36, () => woodEar(chances, 36)),
    spread(
      chances,
      heap(70, 128, 64),
      12,
      (n) => pepper(chances, n % 2 === 0 ? '#d8301e' : '#f0a92c'),
      { scale: 0.7 },
    ),
    spread(chances, heap(74, 120, 60), 10, () => chilliRing(chances, 8)),
    spread(chances, heap(72, 120, 60), 22, () => chunk(chances, '#fbf0d4', 7, { gloss: 0.3 })),
    put([300, 190], coriander(chances, 1.3), { turn: -20 }),
    put([338, 194], coriander(chances, 1.2), { turn: 34 }),
    put([322, 220], coriander(chances, 1), { turn: 80 }),
  );
}

export function mouthWaterChicken(): Drawing {
  const chances = chance('mouth water');
  return bowl(
    { at: [320, 232], rx: 214, deep: 66, glaze: '#f4efe4', band: '#b5402a', full: 0.94 },
    (middle, rx, ry) => {
      const row = (y: number, count: number, x: number): Drawing =>
        Array.from({ length: count }, (_, n) =>
          put([middle[0] + x + n * 42, middle[1] + y], chickenSlice(chances), {
            turn: -74 + n * 3,
            scale: 1.08,
          }),
        ).join('');
      return group(
        {},
        liquid(middle, rx, ry, '#b52a10', 0.6),
        oil(chances, { middle, rx: rx * 0.94, ry: ry * 0.94 }, 60, '#ec5a20'),
        row(-44, 5, -86),
        row(6, 6, -108),
        shape(
          d`M${middle[0] - 96} ${middle[1] - 46}C${middle[0] - 40} ${middle[1] - 86} ${middle[0] + 60} ${middle[1] - 78} ${middle[0] + 92} ${middle[1] - 48}C${middle[0] + 100} ${middle[1] - 18} ${middle[0] + 40} ${middle[1] - 30} ${middle[0] + 20} ${middle[1] - 8}C${middle[0] - 10} ${middle[1] + 14} ${middle[0] - 50} ${middle[1] - 26} ${middle[0] - 96} ${middle[1] - 46}Z`,
          '#c8341a',
          { opacity: 0.72, filter: blur(2) },
        ),
        sesame(chances, { middle: [middle[0], middle[1] - 18], rx: 130, ry: 62 }, 60),
        spread(chances, { middle: [middle[0], middle[1] - 20], rx: 110, ry: 50 }, 11, () =>
          peanut(chances),
        ),
        crumbs(chances, { middle: [middle[0], middle[1] - 20], rx: 120, ry: 54 }, 30, '#9c2412', 4),
        scallions(chances, { middle: [middle[0], middle[1] - 12], rx: 130, ry: 60 }, 34, 8),
        put([middle[0] - 10, middle[1] - 40], coriander(chances, 1.2), { turn: -16 }),
      );
    },
  );
}

export function centuryEggTofu(): Drawing {
  const chances = chance('century egg');
  const slice = (n: number): Drawing =>
    shape('M-44 -20Q0 -34 44 -20V40Q0 54 -44 40Z', tint('#fffaf0', n % 2 === 0 ? 0 : -0.03), {
      filter: relief({ round: 5, gloss: 0.5, shadow: 5 }),
    });
  return group(
    {},
    plate([320, 264], 232, '#46525a', { ring: '#b9a06a' }),
    blob(chances, [320, 276], 166, 82, '#6a3a16'),
    ...Array.from({ length: 7 }, (_, n) =>
      put([206 + n * 38, 250 + Math.abs(n - 3) * 3], slice(n), { turn: -8 + n * 2.6, scale: 1.18 }),
    ),
    ...(
      [
        [238, 206, -20],
        [300, 184, -6],
        [362, 186, 8],
        [418, 210, 22],
        [330, 228, 2],
      ] as const
    ).map(([x, y, turn]) => put([x, y], centuryEgg(), { turn, scale: 0.98 })),
    shape(
      'M226 236C260 214 300 252 330 240S400 222 424 246C420 268 396 258 384 272C366 292 350 262 330 270S290 292 274 268C254 268 230 258 226 236Z',
      '#7a3f14',
      { opacity: 0.78, filter: relief({ round: 4, gloss: 0.9, shadow: 2 }) },
    ),
    scallions(chances, { middle: [320, 228], rx: 116, ry: 46 }, 36, 8),
    spread(chances, { middle: [320, 230], rx: 100, ry: 40 }, 8, () => chilliRing(chances, 8)),
    sesame(chances, { middle: [320, 236], rx: 120, ry: 44 }, 24),
    put([318, 182], coriander(chances, 1.2), { turn: 14 }),
  );
}

/** A wedge of century egg: amber without, green within. */
export const centuryEgg = (): Drawing =>
  group(
    { filter: relief({ round: 6, gloss: 1, shadow: 5 }) },
    shape('M-42 8C-40 -22 -16 -32 4 -32C28 -32 44 -14 42 10C24 26 -24 26 -42 8Z', '#4a2a16'),
    shape('M-34 8C-30 -14 -12 -22 4 -22C22 -22 34 -8 34 10C18 18 -20 18 -34 8Z', '#5d6a4c'),
    ellipse([2, 0], 20, 13, '#39402f'),
  ) +
  ellipse([0, -2], 12, 7, '#7d8660', { opacity: 0.8 }) +
  line('M-32 -8Q-18 -26 6 -26', '#e0a765', 3.4, { opacity: 0.7, filter: blur(0.8) });
