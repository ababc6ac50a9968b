import { blur, fade, relief } from '../paint.ts';
import { bun, doughStick } from '../parts/dough.ts';
import { scallions, sesame, spread } from '../parts/garnish.ts';
import { chunk } from '../parts/meat.ts';
import { plate } from '../parts/ware.ts';
import { put } from '../place.ts';
import { type Chance, chance } from '../random.ts';
import { shadow, steam } from '../scene.ts';
import { type Drawing, d, ellipse, group, line, type Point, shape } from '../svg.ts';

export function youTiao(): Drawing {
  return group(
    {},
    plate([320, 272], 234, '#e6eef0', { ring: '#3f6f93' }),
    put([320, 224], doughStick(186), { turn: -14 }),
    put([322, 268], doughStick(190), { turn: 7 }),
  );
}

export function jianbing(): Drawing {
  const chances = chance('jianbing');
  return group(
    {},
    shadow([322, 372], 196, 48),
    group(
      { transform: 'rotate(-8 320 260)' },
      group(
        { filter: relief({ round: 10, gloss: 0.35, rough: 0.35, shadow: 9 }) },
        shape(
          'M150 190C170 140 460 132 494 184L520 330C470 390 180 392 128 336Z',
          fade([
            [0, '#f6cd78'],
            [0.5, '#e9ad4f'],
            [1, '#cf8630'],
          ]),
        ),
      ),
      ...(
        [
          [210, 250, 44, 18],
          [300, 306, 56, 20],
          [410, 246, 50, 20],
          [440, 316, 34, 14],
          [250, 196, 40, 14],
          [360, 196, 30, 12],
          [190, 312, 30, 12],
        ] as const
      ).map(([x, y, rx, ry]) =>
        ellipse([x, y], rx, ry, '#8a4310', { opacity: 0.38, filter: blur(7) }),
      ),
      line('M140 330C220 372 430 370 510 326', '#9c5a1c', 7, { opacity: 0.5, filter: blur(2) }),
      line('M144 300C230 338 420 338 508 296', '#9c5a1c', 5, { opacity: 0.4, filter: blur(1.5) }),
      shape('M150 190C170 140 460 132 494 184C440 214 210 218 150 190Z', '#a8641e'),
      ...Array.from({ length: 9 }, (_, n) =>
        put([190 + n * 33, 176 + chances(-6, 6)], lettuce(chances), { turn: chances(-20, 20) }),
      ),
      put([322, 172], cracker(), { turn: -2 }),
      spread(chances, { middle: [322, 176], rx: 140, ry: 16 }, 22, () =>
        chunk(chances, '#fbd04a', 11, { gloss: 0.4 }),
      ),
      line('M186 194C260 216 390 214 462 188', '#7a2410', 9, { opacity: 0.85 }),
      line('M190 192C262 212 388 210 458 186', '#c2512a', 3, { opacity: 0.8 }),
      scallions(chances, { middle: [322, 180], rx: 140, ry: 20 }, 24, 7),
      sesame(chances, { middle: [326, 264], rx: 160, ry: 60 }, 54),
      scallions(chances, { middle: [326, 268], rx: 150, ry: 56 }, 16, 6),
      shape(
        'M120 316C200 372 440 374 526 312L536 366C480 430 170 432 110 372Z',
        fade([
          [0, '#fbf1dc'],
          [1, '#e0c79c'],
        ]),
        { filter: relief({ round: 4, gloss: 0.15, shadow: 4 }) },
      ),
      line('M116 342C210 394 430 396 530 338', '#cf4a2a', 8, { opacity: 0.85 }),
      line('M114 356C210 408 430 410 532 352', '#cf4a2a', 3, { opacity: 0.7 }),
    ),
  );
}

const lettuce = (chances: Chance): Drawing =>
  group(
    { filter: relief({ round: 4, gloss: 0.5, shadow: 3 }) },
    shape(
      'M-28 12C-36 -6 -24 -12 -20 -20C-10 -14 -6 -26 4 -22C14 -26 20 -12 28 -8C32 4 26 16 0 18Z',
      chances.of(['#7fbf4a', '#95cf5c', '#6aad3e']),
    ),
  );

const cracker = (): Drawing =>
  group(
    { filter: relief({ round: 5, gloss: 0.5, rough: 0.7, shadow: 4 }) },
    shape(
      'M-130 6C-120 -30 -60 -22 -30 -34S60 -34 90 -24S136 -14 130 8C70 20 -80 22 -130 6Z',
      '#e8a84a',
    ),
  );

/** A steamer of bamboo, buns in it. */
export function porkBuns(): Drawing {
  const chances = chance('buns');
  const [x, y]: Point = [320, 262];
  const wall = d`M${x - 232} ${y}V${y + 62}A232 132 0 0 0 ${x + 232} ${y + 62}V${y}Z`;
  return group(
    {},
    shadow([x, y + 74], 232, 128),
    shape(
      wall,
      fade(
        [
          [0, '#b98343'],
          [0.25, '#eec37f'],
          [0.6, '#d9a357'],
          [1, '#8f5a24'],
        ],
        { across: true },
      ),
    ),
    ...[0.2, 0.5, 0.86].map((down) =>
      line(
        d`M${x - 232} ${y + 62 * down}A232 132 0 0 0 ${x + 232} ${y + 62 * down}`,
        '#7a4514',
        down === 0.5 ? 6 : 3,
        { opacity: 0.5 },
      ),
    ),
    ellipse(
      [x, y],
      232,
      132,
      fade(
        [
          [0, '#f6d79c'],
          [1, '#c98f48'],
        ],
        { across: true },
      ),
    ),
    ellipse([x, y + 2], 212, 117, '#8a5522'),
    ellipse([x, y + 14], 206, 106, '#e6c68e'),
    ...Array.from({ length: 9 }, (_, n) =>
      line(d`M${x - 190 + n * 47} ${y - 50}V${y + 90}`, '#b58648', 3, { opacity: 0.45 }),
    ),
    put([x, y - 62], bun(chances, 80)),
    put([x - 96, y - 2], bun(chances, 84)),
    put([x + 98, y], bun(chances, 84)),
    put([x + 2, y + 46], bun(chances, 88)),
    steam([320, 150], 1.1),
  );
}
