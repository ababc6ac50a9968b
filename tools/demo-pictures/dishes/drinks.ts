import { blur, relief } from '../paint.ts';
import { leaf } from '../parts/garnish.ts';
import { bubbles, dew, glass, ice, straw } from '../parts/glass.ts';
import { dice, lemon } from '../parts/greens.ts';
import { put } from '../place.ts';
import { chance } from '../random.ts';
import { type Drawing, ellipse, group, line, shape } from '../svg.ts';

export function cola({ at = [320, 84] as const, props = true } = {}): Drawing {
  const chances = chance('cola');
  const [x, y] = at;
  return (
    glass(
      {
        at,
        top: 104,
        foot: 74,
        high: 306,
        surface: '#6b3216',
        drink: [
          [0, '#7a3416'],
          [0.25, '#4a1c0c'],
          [1, '#2b0e07'],
        ],
      },
      group(
        {},
        ...(
          [
            [-50, 60, 30],
            [14, 52, 32],
            [58, 84, 28],
            [-22, 104, 28],
            [30, 134, 26],
          ] as const
        ).map(([dx, dy, size]) => put([x + dx, y + dy], ice(chances, size))),
        bubbles(chances, [x, y + 50], 80, 230, 60),
      ),
      group(
        {},
        ...(
          [
            [-46, 26, 24],
            [8, 20, 26],
            [50, 32, 22],
          ] as const
        ).map(([dx, dy, size]) => put([x + dx, y + dy], ice(chances, size))),
        bubbles(chances, [x, y + 24], 78, 20, 22),
        straw([x + 22, y + 30], [x + 92, y - 70], '#e2402a'),
        props ? put([x - 92, y + 2], lemon(44), { turn: -12 }) : '',
      ),
    ) + dew(chances, [x, y + 60], 70, 220, 26)
  );
}

export function mangoSmoothie(): Drawing {
  const chances = chance('mango');
  const foam = (dx: number, dy: number, size: number): Drawing =>
    ellipse([320 + dx, 96 + dy], size, size * 0.74, '#ffd45c');
  return group(
    {},
    put(
      [120, 396],
      group(
        {},
        dice(chances, '#fbb02a', 30),
        put([56, 10], dice(chances, '#fdbb34', 26)),
        put([18, -30], dice(chances, '#fdc544', 24)),
      ),
    ),
    glass(
      {
        at: [320, 100],
        top: 112,
        foot: 70,
        high: 290,
        free: 14,
        surface: '#ffd257',
        drink: [
          [0, '#ffd75e'],
          [0.4, '#fdbb2d'],
          [1, '#f08f18'],
        ],
      },
      group(
        {},
        ...Array.from({ length: 16 }, () =>
          ellipse(
            [320 + chances(-80, 80), chances(150, 380)],
            chances(14, 40),
            chances(8, 16),
            '#fff3c0',
            { opacity: 0.28, filter: blur(6) },
          ),
        ),
      ),
      group(
        {},
        group(
          { filter: relief({ round: 10, gloss: 0.35, rough: 0.5, shadow: 3 }) },
          foam(-52, 0, 54),
          foam(50, 2, 56),
          foam(0, -24, 66),
          foam(-26, -46, 40),
          foam(24, -44, 42),
        ),
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

export function beer(): Drawing {
  const chances = chance('beer');
  const foam = Array.from({ length: 15 }, (_, n) =>
    ellipse(
      [238 + n * 11.8, 96 + chances(-12, 14) - 18 * Math.sin((n / 14) * Math.PI)],
      chances(26, 36),
      chances(20, 28),
      '#fffaf0',
    ),
  );
  return group(
    {},
    line('M408 168C500 156 506 330 404 332', '#fff', 30, { opacity: 0.5 }),
    line('M408 160C512 148 518 340 404 342', '#fff', 5, { opacity: 0.8 }),
    line('M410 184C482 176 486 312 404 316', '#b98f78', 3, { opacity: 0.5 }),
    glass(
      {
        at: [320, 100],
        top: 104,
        foot: 90,
        high: 296,
        free: 22,
        surface: '#fffaf0',
        drink: [
          [0, '#ffe08a'],
          [0.18, '#f9c440'],
          [1, '#dd8f17'],
        ],
      },
      group({}, bubbles(chances, [320, 150], 84, 240, 90)),
      group(
        { filter: relief({ round: 9, gloss: 0.15, shadow: 4 }) },
        ...foam,
        shape(
          'M214 100H426V150C416 176 404 150 390 156C376 166 368 150 352 152C336 158 330 150 312 152C300 158 286 150 270 156C254 160 246 186 232 176C222 164 218 150 214 140Z',
          '#fffaf0',
        ),
      ),
    ),
    dew(chances, [320, 200], 78, 170, 30),
  );
}
