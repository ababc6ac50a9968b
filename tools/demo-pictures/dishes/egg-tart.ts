import { blur, fade, glow, relief } from '../paint.ts';
import { plate } from '../parts/ware.ts';
import { type Drawing, d, ellipse, group, line, type Point, shape } from '../svg.ts';

/** A tart: a shell of leaves of pastry, custard that the oven has browned. */
const tart = ([x, y]: Point, size: number): Drawing => {
  const flute = Array.from({ length: 28 }, (_, n) => {
    const angle = (n / 28) * 2 * Math.PI;
    return ellipse(
      [x + size * 0.96 * Math.cos(angle), y + size * 0.56 * Math.sin(angle)],
      size * 0.14,
      size * 0.105,
      '#e9ad58',
    );
  });
  return group(
    {},
    ellipse([x + 8, y + size * 0.5], size * 0.9, size * 0.42, '#5a2408', {
      opacity: 0.42,
      filter: blur(9),
    }),
    shape(
      d`M${x - size} ${y}L${x - size * 0.74} ${y + size * 0.5}Q${x} ${y + size * 0.86} ${x + size * 0.74} ${y + size * 0.5}L${x + size} ${y}Z`,
      fade(
        [
          [0, '#c98435'],
          [0.3, '#f0bf6d'],
          [1, '#9c5a1c'],
        ],
        { across: true },
      ),
    ),
    ...Array.from({ length: 11 }, (_, n) =>
      line(
        d`M${x + size * 0.17 * (n - 5)} ${y + size * 0.42}L${x + size * 0.135 * (n - 5)} ${y + size * 0.66 - Math.abs(n - 5) * size * 0.028}`,
        '#8a4a14',
        2.4,
        { opacity: 0.4 },
      ),
    ),
    group(
      { filter: relief({ round: 4, gloss: 0.4, rough: 0.3, shadow: 2 }) },
      ellipse([x, y], size, size * 0.58, '#e3a44c'),
      ...flute,
    ),
    ellipse([x, y + 2], size * 0.84, size * 0.47, '#b86f22'),
    ellipse(
      [x, y + 4],
      size * 0.81,
      size * 0.445,
      glow(
        [
          [0, '#ffe27a'],
          [0.6, '#fcc738'],
          [1, '#ee9f1e'],
        ],
        { x: 0.42, y: 0.4, r: 0.62 },
      ),
    ),
    ...(
      [
        [-0.3, -0.1, 0.2],
        [0.28, 0.08, 0.24],
        [0.02, 0.22, 0.15],
        [0.1, -0.24, 0.14],
        [-0.46, 0.14, 0.12],
      ] as const
    ).map(([dx, dy, s]) =>
      ellipse([x + size * dx, y + 4 + size * dy], size * s, size * s * 0.46, '#7a3208', {
        opacity: 0.62,
        filter: blur(size * 0.03),
      }),
    ),
    line(
      d`M${x - size * 0.62} ${y - size * 0.06}Q${x - size * 0.42} ${y - size * 0.34} ${x - size * 0.02} ${y - size * 0.36}`,
      '#fff8dc',
      size * 0.06,
      { opacity: 0.85, filter: blur(2) },
    ),
  );
};

export function eggTarts(): Drawing {
  return group(
    {},
    plate([320, 286], 232, '#fbf4ec', { ring: '#cf6d7d' }),
    tart([320, 196], 92),
    tart([226, 262], 98),
    tart([414, 266], 98),
  );
}
