import { blur, fade, relief, tint } from '../paint.ts';
import { bowl } from '../parts/bowl.ts';
import { leaf } from '../parts/garnish.ts';
import { dew, glass, ice, straw } from '../parts/glass.ts';
import { lemon } from '../parts/greens.ts';
import { liquid, plate } from '../parts/ware.ts';
import { put } from '../place.ts';
import { type Chance, chance } from '../random.ts';
import { steam } from '../scene.ts';
import { type Drawing, ellipse, group, line, shape } from '../svg.ts';

/** A jasmine blossom: five petals. */
const jasmine = (chances: Chance): Drawing =>
  group(
    { filter: relief({ round: 3, gloss: 0.25, shadow: 3 }) },
    ...Array.from({ length: 6 }, (_, n) =>
      shape('M0 0C-10 -8 -9 -24 0 -28C9 -24 10 -8 0 0Z', tint('#fffdf6', chances(-0.05, 0)), {
        transform: `rotate(${n * 60})`,
      }),
    ),
  ) + ellipse([0, 0], 5, 5, '#f4cf52');

export function jasmineTea({ props = true } = {}): Drawing {
  const chances = chance('jasmine');
  return group(
    {},
    plate([320, 344], 208, '#f4f1e4', { ring: '#6d9a5b', flat: 0.44 }),
    bowl(
      { at: [320, 222], rx: 142, deep: 62, glaze: '#fbfaf2', band: '#6d9a5b', full: 0.95 },
      (middle, rx, ry) =>
        group(
          {},
          liquid(middle, rx, ry, '#dca93c', 0.8),
          put([middle[0] - 44, middle[1] - 12], jasmine(chances), { scale: 1.05 }),
          put([middle[0] + 34, middle[1] + 18], jasmine(chances), { scale: 0.9, turn: 20 }),
          put([middle[0] + 54, middle[1] - 34], jasmine(chances), { scale: 0.6, turn: 45 }),
        ),
    ),
    props ? strewn(chances) : '',
    steam([320, 190], 1.1),
  );
}

const strewn = (chances: Chance): Drawing =>
  group(
    {},
    put([128, 396], jasmine(chances), { scale: 1.2 }),
    put([172, 424], leaf('#5c9440', 44), { turn: 70 }),
    put([100, 414], leaf('#6ba44a', 44), { turn: -80 }),
    put([512, 402], jasmine(chances), { scale: 1 }),
    put([540, 412], leaf('#5c9440', 40), { turn: 60 }),
  );

const pearl = (): Drawing =>
  group(
    { filter: relief({ round: 4, gloss: 1, shadow: 2 }) },
    ellipse([0, 0], 13, 12.5, '#33190f'),
  );

export function milkTea(): Drawing {
  const chances = chance('bubble tea');
  const pearls = Array.from({ length: 42 }, (_, n) =>
    put(
      [320 + ((n % 7) - 3) * 23 + chances(-6, 6), 386 - Math.floor(n / 7) * 17 + chances(-4, 4)],
      pearl(),
    ),
  ).join('');
  return group(
    {},
    glass(
      {
        at: [320, 92],
        top: 112,
        foot: 80,
        high: 300,
        free: 30,
        surface: '#e3bd92',
        drink: [
          [0, '#e2b98b'],
          [0.35, '#cd9a68'],
          [1, '#a86a3a'],
        ],
      },
      group(
        {},
        ...[-76, -40, 4, 46, 80].map((dx, n) =>
          line(
            `M${320 + dx} 110C${310 + dx} 170 ${330 + dx} 220 ${316 + dx * 0.8} ${270 + n * 14}`,
            '#5a2a12',
            16,
            { opacity: 0.42, filter: blur(6) },
          ),
        ),
        pearls,
      ),
      group(
        {},
        ...(
          [
            [-50, 30, 24],
            [6, 22, 26],
            [48, 36, 22],
          ] as const
        ).map(([dx, dy, size]) => put([320 + dx, 92 + dy], ice(chances, size))),
        line('M336 122L378 -10', '#8f2a4d', 26) +
          line('M334 122L376 -10', '#d65b82', 20) +
          line('M329 120L371 -10', '#f6aec3', 5, { opacity: 0.8 }),
      ),
    ),
    ...(
      [
        [104, 414],
        [132, 428],
        [160, 412],
        [498, 420],
        [528, 410],
      ] as const
    ).map(([x, y]) => put([x, y], pearl(), { scale: 1.1 })),
  );
}

export function lemonTea(): Drawing {
  const chances = chance('lemon tea');
  return group(
    {},
    put([116, 402], lemon(62, 0.6)),
    glass(
      {
        at: [320, 90],
        top: 106,
        foot: 80,
        high: 300,
        surface: '#e08a34',
        drink: [
          [0, '#eda14a'],
          [0.4, '#d06f1e'],
          [1, '#9c430f'],
        ],
      },
      group(
        {},
        put([286, 232], lemon(58), { turn: 14 }),
        put([356, 306], lemon(56), { turn: 40 }),
        put([280, 356], lemon(50), { turn: -20 }),
        ...(
          [
            [370, 190, 30],
            [310, 158, 30],
            [256, 168, 26],
            [372, 240, 26],
          ] as const
        ).map(([x, y, size]) => put([x, y], ice(chances, size))),
        shape(
          'M200 90H440V420H200Z',
          fade([
            [0, '#d8792a', 0.1],
            [1, '#a04a10', 0.45],
          ]),
        ),
      ),
      group(
        {},
        ...(
          [
            [-44, 28, 24],
            [20, 22, 26],
          ] as const
        ).map(([dx, dy, size]) => put([320 + dx, 90 + dy], ice(chances, size))),
        straw([340, 118], [392, -10], '#f2c230'),
        put([414, 88], lemon(50), { turn: 20 }),
        put([264, 108], leaf('#4f9a3c', 50), { turn: -34 }),
        put([268, 110], leaf('#62ab48', 46), { turn: 14 }),
      ),
    ),
    dew(chances, [320, 160], 72, 210, 24),
    put([534, 412], leaf('#4f9a3c', 50), { turn: 80 }),
  );
}
