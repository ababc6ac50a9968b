import { blur, clip, fade, glow, relief, tint } from '../paint.ts';
import { bun, doughStick } from '../parts/dough.ts';
import { coriander, scallions, sesame, spread } from '../parts/garnish.ts';
import { chunk, halfEgg } from '../parts/meat.ts';
import { bowl, liquid, plate } from '../parts/ware.ts';
import { put } from '../place.ts';
import { type Chance, chance } from '../random.ts';
import { shadow, steam } from '../scene.ts';
import { d, type Drawing, ellipse, group, line, type Point, shape } from '../svg.ts';
import { centuryEgg } from './cold.ts';

export function congee(): Drawing {
  const chances = chance('congee');
  return group(
    {},
    bowl({ at: [320, 216], rx: 208, deep: 98, glaze: '#f3efe6', band: '#2f7f79', full: 0.94 }, (middle, rx, ry) => {
      const [x, y] = middle;
      return group(
        {},
        liquid(middle, rx, ry, '#fbf0d8', 0.9),
        spread(chances, { middle, rx: rx * 0.9, ry: ry * 0.88 }, 90, () => ellipse([0, 0], 8, 4.4, '#fffaf0', { opacity: 0.8 })),
        ...([[-74, -18, -24], [-16, -42, -4], [44, -30, 14]] as const).map(([dx, dy, turn]) => put([x + dx, y + dy], centuryEgg(), { turn, scale: 1.2 })),
        spread(chances, { middle: [x + 10, y + 22], rx: 96, ry: 42 }, 20, () => shreds(chances)),
        scallions(chances, { middle: [x, y + 6], rx: 120, ry: 62 }, 34, 8),
        put([x + 84, y + 2], coriander(chances, 1.15), { turn: 30 }),
      );
    }),
    steam([320, 160]),
  );
}

/** Lean pork, torn along its grain. */
const shreds = (chances: Chance): Drawing =>
  group({ filter: relief({ round: 3, gloss: 0.4, shadow: 3 }) }, line(d`M-22 0Q0 ${chances(-10, 10)} 22 2`, chances.of(['#d69a72', '#c98a62', '#e0aa84']), 10));

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
        shape('M150 190C170 140 460 132 494 184L520 330C470 390 180 392 128 336Z', fade([[0, '#f6cd78'], [0.5, '#e9ad4f'], [1, '#cf8630']])),
      ),
      ...([[210, 250, 44, 18], [300, 306, 56, 20], [410, 246, 50, 20], [440, 316, 34, 14], [250, 196, 40, 14], [360, 196, 30, 12], [190, 312, 30, 12]] as const).map(([x, y, rx, ry]) => ellipse([x, y], rx, ry, '#8a4310', { opacity: 0.38, filter: blur(7) })),
      line('M140 330C220 372 430 370 510 326', '#9c5a1c', 7, { opacity: 0.5, filter: blur(2) }),
      line('M144 300C230 338 420 338 508 296', '#9c5a1c', 5, { opacity: 0.4, filter: blur(1.5) }),
      shape('M150 190C170 140 460 132 494 184C440 214 210 218 150 190Z', '#a8641e'),
      ...Array.from({ length: 9 }, (_, n) => put([190 + n * 33, 176 + chances(-6, 6)], lettuce(chances), { turn: chances(-20, 20) })),
      put([322, 172], cracker(), { turn: -2 }),
      spread(chances, { middle: [322, 176], rx: 140, ry: 16 }, 22, () => chunk(chances, '#fbd04a', 11, { gloss: 0.4 })),
      line('M186 194C260 216 390 214 462 188', '#7a2410', 9, { opacity: 0.85 }),
      line('M190 192C262 212 388 210 458 186', '#c2512a', 3, { opacity: 0.8 }),
      scallions(chances, { middle: [322, 180], rx: 140, ry: 20 }, 24, 7),
      sesame(chances, { middle: [326, 264], rx: 160, ry: 60 }, 54),
      scallions(chances, { middle: [326, 268], rx: 150, ry: 56 }, 16, 6),
      shape('M120 316C200 372 440 374 526 312L536 366C480 430 170 432 110 372Z', fade([[0, '#fbf1dc'], [1, '#e0c79c']]), { filter: relief({ round: 4, gloss: 0.15, shadow: 4 }) }),
      line('M116 342C210 394 430 396 530 338', '#cf4a2a', 8, { opacity: 0.85 }),
      line('M114 356C210 408 430 410 532 352', '#cf4a2a', 3, { opacity: 0.7 }),
    ),
  );
}

const lettuce = (chances: Chance): Drawing =>
  group({ filter: relief({ round: 4, gloss: 0.5, shadow: 3 }) }, shape('M-28 12C-36 -6 -24 -12 -20 -20C-10 -14 -6 -26 4 -22C14 -26 20 -12 28 -8C32 4 26 16 0 18Z', chances.of(['#7fbf4a', '#95cf5c', '#6aad3e'])));

const cracker = (): Drawing =>
  group({ filter: relief({ round: 5, gloss: 0.5, rough: 0.7, shadow: 4 }) }, shape('M-130 6C-120 -30 -60 -22 -30 -34S60 -34 90 -24S136 -14 130 8C70 20 -80 22 -130 6Z', '#e8a84a'));

export function soyMilk(): Drawing {
  return group(
    {},
    bowl({ at: [320, 218], rx: 190, deep: 100, glaze: '#3f6f8f', full: 0.95 }, (middle, rx, ry) =>
      group({}, liquid(middle, rx, ry, '#f8eccf', 0.9), ...([[-90, 20, 9], [-72, 34, 6], [70, -44, 8], [92, -30, 5], [104, -14, 7], [-40, 52, 5]] as const).map(([dx, dy, r]) => ellipse([middle[0] + dx, middle[1] + dy], r, r * 0.6, '#fffdf4', { stroke: '#d9c08a', 'stroke-width': 1 }))),
    ),
    ...([[108, 402, 10], [142, 424, 60], [86, 430, -30], [506, 428, 20], [544, 412, -40], [528, 440, 5]] as const).map(([x, y, turn]) => put([x, y], soyBean(), { turn, scale: 1.2 })),
    steam([320, 172], 1.05),
  );
}

const soyBean = (): Drawing =>
  group({ filter: relief({ round: 4, gloss: 0.6, shadow: 4 }) }, ellipse([0, 0], 17, 13, '#ecc66a')) + line('M-4 -6Q0 -9 5 -6', '#9c6a24', 2.4, { opacity: 0.8 });

/** A peeled egg with the cracks that the tea came in by. */
const teaEgg = (chances: Chance, size: number): Drawing => {
  const crack = (): Drawing => {
    const [x, y] = [chances(-0.7, 0.7) * size, chances(-0.6, 0.6) * size];
    const next = (): string => d`l${chances(-24, 24)} ${chances(-20, 20)}`;
    return line(`${d`M${x} ${y}`}${next()}${next()}${next()}${next()}`, '#5a260c', chances(1.6, 3.4), { opacity: 0.55 });
  };
  const outline = d`M${-size} 6C${-size} ${-size * 0.62} ${-size * 0.44} ${-size * 0.8} ${size * 0.1} ${-size * 0.76}C${size * 0.7} ${-size * 0.7} ${size} ${-size * 0.3} ${size} 4C${size} ${size * 0.5} ${size * 0.5} ${size * 0.76} 0 ${size * 0.76}C${-size * 0.56} ${size * 0.76} ${-size} ${size * 0.5} ${-size} 6Z`;
  return group(
    { filter: relief({ round: 14, gloss: 0.6, shadow: 9 }) },
    shape(outline, glow([[0, '#d9a066'], [0.6, '#b8743a'], [1, '#8f4f22']])),
    group({ 'clip-path': clip(shape(outline, '#000')) }, ...Array.from({ length: 17 }, crack)),
  );
};

export function teaEggs(): Drawing {
  const chances = chance('tea eggs');
  return bowl({ at: [320, 236], rx: 206, deep: 76, glaze: '#efe7d8', band: '#8a4a22', full: 0.93 }, (middle, rx, ry) =>
    group(
      {},
      liquid(middle, rx, ry, '#7a3a14', 0.6),
      put([middle[0] - 78, middle[1] - 46], teaEgg(chances, 78), { turn: -12 }),
      put([middle[0] + 82, middle[1] - 44], teaEgg(chances, 80), { turn: 10 }),
      put([middle[0] - 24, middle[1] + 18], teaEgg(chances, 80), { turn: 4 }),
      put([middle[0] + 110, middle[1] + 34], halfEgg('#f2a52c', '#f6ead6'), { scale: 1.35, turn: -12 }),
      put([middle[0] - 134, middle[1] + 24], starAnise(), { turn: 10 }),
      put([middle[0] + 30, middle[1] - 76], starAnise(), { turn: 40, scale: 0.8 }),
    ),
  );
}

const starAnise = (): Drawing =>
  group({ filter: relief({ round: 3, gloss: 0.7, shadow: 3 }) }, ...Array.from({ length: 8 }, (_, n) => shape('M0 0C-7 -8 -7 -22 0 -30C7 -22 7 -8 0 0Z', tint('#6a2f14', n % 2 === 0 ? 0.06 : -0.1), { transform: `rotate(${n * 45})` })));

/** A steamer of bamboo, buns in it. */
export function porkBuns(): Drawing {
  const chances = chance('buns');
  const [x, y]: Point = [320, 262];
  const wall = d`M${x - 232} ${y}V${y + 62}A232 132 0 0 0 ${x + 232} ${y + 62}V${y}Z`;
  return group(
    {},
    shadow([x, y + 74], 232, 128),
    shape(wall, fade([[0, '#b98343'], [0.25, '#eec37f'], [0.6, '#d9a357'], [1, '#8f5a24']], { across: true })),
    ...[0.2, 0.5, 0.86].map((down) => line(d`M${x - 232} ${y + 62 * down}A232 132 0 0 0 ${x + 232} ${y + 62 * down}`, '#7a4514', down === 0.5 ? 6 : 3, { opacity: 0.5 })),
    ellipse([x, y], 232, 132, fade([[0, '#f6d79c'], [1, '#c98f48']], { across: true })),
    ellipse([x, y + 2], 212, 117, '#8a5522'),
    ellipse([x, y + 14], 206, 106, '#e6c68e'),
    ...Array.from({ length: 9 }, (_, n) => line(d`M${x - 190 + n * 47} ${y - 50}V${y + 90}`, '#b58648', 3, { opacity: 0.45 })),
    put([x, y - 62], bun(chances, 80)),
    put([x - 96, y - 2], bun(chances, 84)),
    put([x + 98, y], bun(chances, 84)),
    put([x + 2, y + 46], bun(chances, 88)),
    steam([320, 150], 1.1),
  );
}
