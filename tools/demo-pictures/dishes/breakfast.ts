import { clip, glow, relief, tint } from '../paint.ts';
import { bowl } from '../parts/bowl.ts';
import { coriander, scallions, spread } from '../parts/garnish.ts';
import { halfEgg } from '../parts/meat.ts';
import { liquid } from '../parts/ware.ts';
import { put } from '../place.ts';
import { type Chance, chance } from '../random.ts';
import { steam } from '../scene.ts';
import { type Drawing, d, ellipse, group, line, shape } from '../svg.ts';
import { centuryEgg } from './cold.ts';

export function congee(): Drawing {
  const chances = chance('congee');
  return group(
    {},
    bowl(
      { at: [320, 216], rx: 208, deep: 98, glaze: '#f3efe6', band: '#2f7f79', full: 0.94 },
      (middle, rx, ry) => {
        const [x, y] = middle;
        return group(
          {},
          liquid(middle, rx, ry, '#fbf0d8', 0.9),
          spread(chances, { middle, rx: rx * 0.9, ry: ry * 0.88 }, 90, () =>
            ellipse([0, 0], 8, 4.4, '#fffaf0', { opacity: 0.8 }),
          ),
          ...(
            [
              [-74, -18, -24],
              [-16, -42, -4],
              [44, -30, 14],
            ] as const
          ).map(([dx, dy, turn]) => put([x + dx, y + dy], centuryEgg(), { turn, scale: 1.2 })),
          spread(chances, { middle: [x + 10, y + 22], rx: 96, ry: 42 }, 20, () => shreds(chances)),
          scallions(chances, { middle: [x, y + 6], rx: 120, ry: 62 }, 34, 8),
          put([x + 84, y + 2], coriander(chances, 1.15), { turn: 30 }),
        );
      },
    ),
    steam([320, 160]),
  );
}

/** Lean pork, torn along its grain. */
const shreds = (chances: Chance): Drawing =>
  group(
    { filter: relief({ round: 3, gloss: 0.4, shadow: 3 }) },
    line(d`M-22 0Q0 ${chances(-10, 10)} 22 2`, chances.of(['#d69a72', '#c98a62', '#e0aa84']), 10),
  );

export function soyMilk(): Drawing {
  return group(
    {},
    bowl({ at: [320, 218], rx: 190, deep: 100, glaze: '#3f6f8f', full: 0.95 }, (middle, rx, ry) =>
      group(
        {},
        liquid(middle, rx, ry, '#f8eccf', 0.9),
        ...(
          [
            [-90, 20, 9],
            [-72, 34, 6],
            [70, -44, 8],
            [92, -30, 5],
            [104, -14, 7],
            [-40, 52, 5],
          ] as const
        ).map(([dx, dy, r]) =>
          ellipse([middle[0] + dx, middle[1] + dy], r, r * 0.6, '#fffdf4', {
            stroke: '#d9c08a',
            'stroke-width': 1,
          }),
        ),
      ),
    ),
    ...(
      [
        [108, 402, 10],
        [142, 424, 60],
        [86, 430, -30],
        [506, 428, 20],
        [544, 412, -40],
        [528, 440, 5],
      ] as const
    ).map(([x, y, turn]) => put([x, y], soyBean(), { turn, scale: 1.2 })),
    steam([320, 172], 1.05),
  );
}

const soyBean = (): Drawing =>
  group(
    { filter: relief({ round: 4, gloss: 0.6, shadow: 4 }) },
    ellipse([0, 0], 17, 13, '#ecc66a'),
  ) + line('M-4 -6Q0 -9 5 -6', '#9c6a24', 2.4, { opacity: 0.8 });

/** A peeled egg with the cracks that the tea came in by. */
const teaEgg = (chances: Chance, size: number): Drawing => {
  const crack = (): Drawing => {
    const [x, y] = [chances(-0.7, 0.7) * size, chances(-0.6, 0.6) * size];
    const next = (): string => d`l${chances(-24, 24)} ${chances(-20, 20)}`;
    return line(
      `${d`M${x} ${y}`}${next()}${next()}${next()}${next()}`,
      '#5a260c',
      chances(1.6, 3.4),
      { opacity: 0.55 },
    );
  };
  const outline = d`M${-size} 6C${-size} ${-size * 0.62} ${-size * 0.44} ${-size * 0.8} ${size * 0.1} ${-size * 0.76}C${size * 0.7} ${-size * 0.7} ${size} ${-size * 0.3} ${size} 4C${size} ${size * 0.5} ${size * 0.5} ${size * 0.76} 0 ${size * 0.76}C${-size * 0.56} ${size * 0.76} ${-size} ${size * 0.5} ${-size} 6Z`;
  return group(
    { filter: relief({ round: 14, gloss: 0.6, shadow: 9 }) },
    shape(
      outline,
      glow([
        [0, '#d9a066'],
        [0.6, '#b8743a'],
        [1, '#8f4f22'],
      ]),
    ),
    group({ 'clip-path': clip(shape(outline, '#000')) }, ...Array.from({ length: 17 }, crack)),
  );
};

export function teaEggs(): Drawing {
  const chances = chance('tea eggs');
  return bowl(
    { at: [320, 236], rx: 206, deep: 76, glaze: '#efe7d8', band: '#8a4a22', full: 0.93 },
    (middle, rx, ry) =>
      group(
        {},
        liquid(middle, rx, ry, '#7a3a14', 0.6),
        put([middle[0] - 78, middle[1] - 46], teaEgg(chances, 78), { turn: -12 }),
        put([middle[0] + 82, middle[1] - 44], teaEgg(chances, 80), { turn: 10 }),
        put([middle[0] - 24, middle[1] + 18], teaEgg(chances, 80), { turn: 4 }),
        put([middle[0] + 110, middle[1] + 34], halfEgg('#f2a52c', '#f6ead6'), {
          scale: 1.35,
          turn: -12,
        }),
        put([middle[0] - 134, middle[1] + 24], starAnise(), { turn: 10 }),
        put([middle[0] + 30, middle[1] - 76], starAnise(), { turn: 40, scale: 0.8 }),
      ),
  );
}

const starAnise = (): Drawing =>
  group(
    { filter: relief({ round: 3, gloss: 0.7, shadow: 3 }) },
    ...Array.from({ length: 8 }, (_, n) =>
      shape('M0 0C-7 -8 -7 -22 0 -30C7 -22 7 -8 0 0Z', tint('#6a2f14', n % 2 === 0 ? 0.06 : -0.1), {
        transform: `rotate(${n * 45})`,
      }),
    ),
  );
