import { blur, fade, relief, tint } from '../paint.ts';
import { leaf } from '../parts/garnish.ts';
import { bubbles, dew, glass, ice, straw } from '../parts/glass.ts';
import { dice, lemon } from '../parts/greens.ts';
import { bowl, liquid, plate } from '../parts/ware.ts';
import { type Chance, chance } from '../random.ts';
import { steam } from '../scene.ts';
import { put } from '../place.ts';
import { type Drawing, ellipse, group, line, shape } from '../svg.ts';

/** A jasmine blossom: five petals. */
const jasmine = (chances: Chance): Drawing =>
  group(
    { filter: relief({ round: 3, gloss: 0.25, shadow: 3 }) },
    ...Array.from({ length: 6 }, (_, n) => shape('M0 0C-10 -8 -9 -24 0 -28C9 -24 10 -8 0 0Z', tint('#fffdf6', chances(-0.05, 0)), { transform: `rotate(${n * 60})` })),
  ) + ellipse([0, 0], 5, 5, '#f4cf52');

export function jasmineTea({ props = true } = {}): Drawing {
  const chances = chance('jasmine');
  return group(
    {},
    plate([320, 344], 208, '#f4f1e4', { ring: '#6d9a5b', flat: 0.44 }),
    bowl({ at: [320, 222], rx: 142, deep: 62, glaze: '#fbfaf2', band: '#6d9a5b', full: 0.95 }, (middle, rx, ry) =>
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

export function cola({ at = [320, 84] as const, props = true } = {}): Drawing {
  const chances = chance('cola');
  const [x, y] = at;
  return glass(
    { at, top: 104, foot: 74, high: 306, surface: '#6b3216', drink: [[0, '#7a3416'], [0.25, '#4a1c0c'], [1, '#2b0e07']] },
    group(
      {},
      ...([[-50, 60, 30], [14, 52, 32], [58, 84, 28], [-22, 104, 28], [30, 134, 26]] as const).map(([dx, dy, size]) => put([x + dx, y + dy], ice(chances, size))),
      bubbles(chances, [x, y + 50], 80, 230, 60),
    ),
    group(
      {},
      ...([[-46, 26, 24], [8, 20, 26], [50, 32, 22]] as const).map(([dx, dy, size]) => put([x + dx, y + dy], ice(chances, size))),
      bubbles(chances, [x, y + 24], 78, 20, 22),
      straw([x + 22, y + 30], [x + 92, y - 70], '#e2402a'),
      props ? put([x - 92, y + 2], lemon(44), { turn: -12 }) : '',
    ),
  ) + dew(chances, [x, y + 60], 70, 220, 26);
}

export function mangoSmoothie(): Drawing {
  const chances = chance('mango');
  const foam = (dx: number, dy: number, size: number): Drawing => ellipse([320 + dx, 96 + dy], size, size * 0.74, '#ffd45c');
  return group(
    {},
    put([120, 396], group({}, dice(chances, '#fbb02a', 30), put([56, 10], dice(chances, '#fdbb34', 26)), put([18, -30], dice(chances, '#fdc544', 24)))),
    glass(
      { at: [320, 100], top: 112, foot: 70, high: 290, free: 14, surface: '#ffd257', drink: [[0, '#ffd75e'], [0.4, '#fdbb2d'], [1, '#f08f18']] },
      group({}, ...Array.from({ length: 16 }, () => ellipse([320 + chances(-80, 80), chances(150, 380)], chances(14, 40), chances(8, 16), '#fff3c0', { opacity: 0.28, filter: blur(6) }))),
      group(
        {},
        group({ filter: relief({ round: 10, gloss: 0.35, rough: 0.5, shadow: 3 }) }, foam(-52, 0, 54), foam(50, 2, 56), foam(0, -24, 66), foam(-26, -46, 40), foam(24, -44, 42)),
        straw([368, 80], [420, -20], '#4f9a4a'),
        put([278, 40], dice(chances, '#fba51c', 22)),
        put([318, 30], dice(chances, '#fcae26', 24)),
        put([296, 62], dice(chances, '#fdb934', 21)),
        put([342, 58], leaf('#4f9a3c', 52), { turn: 38 }),
        put([338, 60], leaf('#62ab48', 42), { turn: 84 }),
      ),
    ),
    dew(chances, [320, 170], 66, 190, 18),
    put([508, 408], leaf('#4f9a3c', 56), { turn: -70 }),
    put([500, 410], leaf('#62ab48', 56), { turn: 74 }),
  );
}

const pearl = (): Drawing => group({ filter: relief({ round: 4, gloss: 1, shadow: 2 }) }, ellipse([0, 0], 13, 12.5, '#33190f'));

export function milkTea(): Drawing {
  const chances = chance('bubble tea');
  const pearls = Array.from({ length: 42 }, (_, n) => put([320 + ((n % 7) - 3) * 23 + chances(-6, 6), 386 - Math.floor(n / 7) * 17 + chances(-4, 4)], pearl())).join('');
  return group(
    {},
    glass(
      { at: [320, 92], top: 112, foot: 80, high: 300, free: 30, surface: '#e3bd92', drink: [[0, '#e2b98b'], [0.35, '#cd9a68'], [1, '#a86a3a']] },
      group(
        {},
        ...[-76, -40, 4, 46, 80].map((dx, n) => line(`M${320 + dx} 110C${310 + dx} 170 ${330 + dx} 220 ${316 + dx * 0.8} ${270 + n * 14}`, '#5a2a12', 16, { opacity: 0.42, filter: blur(6) })),
        pearls,
      ),
      group(
        {},
        ...([[-50, 30, 24], [6, 22, 26], [48, 36, 22]] as const).map(([dx, dy, size]) => put([320 + dx, 92 + dy], ice(chances, size))),
        line('M336 122L378 -10', '#8f2a4d', 26) + line('M334 122L376 -10', '#d65b82', 20) + line('M329 120L371 -10', '#f6aec3', 5, { opacity: 0.8 }),
      ),
    ),
    ...([[104, 414], [132, 428], [160, 412], [498, 420], [528, 410]] as const).map(([x, y]) => put([x, y], pearl(), { scale: 1.1 })),
  );
}

export function lemonTea(): Drawing {
  const chances = chance('lemon tea');
  return group(
    {},
    put([116, 402], lemon(62, 0.6)),
    glass(
      { at: [320, 90], top: 106, foot: 80, high: 300, surface: '#e08a34', drink: [[0, '#eda14a'], [0.4, '#d06f1e'], [1, '#9c430f']] },
      group(
        {},
        put([286, 232], lemon(58), { turn: 14 }),
        put([356, 306], lemon(56), { turn: 40 }),
        put([280, 356], lemon(50), { turn: -20 }),
        ...([[370, 190, 30], [310, 158, 30], [256, 168, 26], [372, 240, 26]] as const).map(([x, y, size]) => put([x, y], ice(chances, size))),
        shape('M200 90H440V420H200Z', fade([[0, '#d8792a', 0.1], [1, '#a04a10', 0.45]])),
      ),
      group(
        {},
        ...([[-44, 28, 24], [20, 22, 26]] as const).map(([dx, dy, size]) => put([320 + dx, 90 + dy], ice(chances, size))),
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

export function beer(): Drawing {
  const chances = chance('beer');
  const foam = Array.from({ length: 15 }, (_, n) => ellipse([238 + n * 11.8, 96 + chances(-12, 14) - 18 * Math.sin((n / 14) * Math.PI)], chances(26, 36), chances(20, 28), '#fffaf0'));
  return group(
    {},
    line('M408 168C500 156 506 330 404 332', '#fff', 30, { opacity: 0.5 }),
    line('M408 160C512 148 518 340 404 342', '#fff', 5, { opacity: 0.8 }),
    line('M410 184C482 176 486 312 404 316', '#b98f78', 3, { opacity: 0.5 }),
    glass(
      { at: [320, 100], top: 104, foot: 90, high: 296, free: 22, surface: '#fffaf0', drink: [[0, '#ffe08a'], [0.18, '#f9c440'], [1, '#dd8f17']] },
      group({}, bubbles(chances, [320, 150], 84, 240, 90)),
      group(
        { filter: relief({ round: 9, gloss: 0.15, shadow: 4 }) },
        ...foam,
        shape('M214 100H426V150C416 176 404 150 390 156C376 166 368 150 352 152C336 158 330 150 312 152C300 158 286 150 270 156C254 160 246 186 232 176C222 164 218 150 214 140Z', '#fffaf0'),
      ),
    ),
    dew(chances, [320, 200], 78, 170, 30),
  );
}
