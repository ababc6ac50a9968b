import { blur, fade, glow, relief, tint } from '../paint.ts';
import type { Chance } from '../random.ts';
import { type Drawing, d, ellipse, group, line, shape } from '../svg.ts';

/** A boiled dumpling with its pleats along the top. */
export const dumpling = (chances: Chance, colour = '#f8ead0'): Drawing =>
  group(
    { filter: relief({ round: 8, gloss: 0.55, shadow: 6 }) },
    shape(
      'M-52 14C-54 -4 -34 -30 -2 -34C32 -34 54 -6 54 12C44 26 20 30 0 30C-22 30 -44 26 -52 14Z',
      tint(colour, chances(-0.04, 0.08)),
    ),
    shape(
      'M-50 8C-44 -18 -22 -38 0 -38C26 -38 46 -18 52 6C46 2 40 -6 34 -8C28 -16 22 -16 16 -18C8 -24 0 -20 -6 -20C-14 -22 -18 -16 -24 -13C-32 -12 -40 0 -50 8Z',
      tint(colour, -0.05),
    ),
  ) +
  [
    'M-34 -6Q-32 -14 -28 -20',
    'M-22 -12Q-19 -20 -15 -28',
    'M-6 -18Q-4 -26 0 -33',
    'M12 -18Q14 -24 18 -30',
    'M28 -10Q30 -16 33 -20',
  ]
    .map((path) => line(path, '#b98d58', 3, { opacity: 0.5 }))
    .join('') +
  line('M-26 14Q-4 22 22 14', '#fffdf5', 7, { opacity: 0.45, filter: blur(3) });

/** A wonton: a parcel of pink through thin dough, gathered at its neck, with its loose skirt. */
export const wonton = (chances: Chance): Drawing =>
  group(
    { filter: relief({ round: 6, gloss: 0.6, shadow: 5 }) },
    shape(
      'M-8 -16C-26 -40 -44 -26 -34 -16C-24 -10 -14 -10 -8 -8C4 -4 12 -10 22 -14C42 -22 36 -44 18 -36C12 -34 8 -28 6 -18Z',
      tint('#f6e3c2', 0.12),
    ),
    shape(
      'M-6 -16C-34 -14 -46 8 -36 22C-24 36 26 36 38 20C46 6 32 -14 6 -16C2 -20 -2 -20 -6 -16Z',
      tint('#f8e7c8', chances(-0.02, 0.1)),
    ),
  ) +
  ellipse(
    [1, 10],
    31,
    20,
    glow(
      [
        [0, '#f5a184', 0.95],
        [0.6, '#f3a98c', 0.6],
        [1, '#f6c9a8', 0],
      ],
      { x: 0.5, y: 0.5, r: 0.5 },
    ),
  ) +
  line('M-20 -4Q-8 -14 -2 -16Q10 -14 22 -4M-2 -14Q-4 -2 -8 6M4 -14Q8 -4 14 4', '#c08a58', 2, {
    opacity: 0.45,
  }) +
  line('M-22 6Q-14 -2 -4 0', '#fff', 5, { opacity: 0.6, filter: blur(2) });

/** A steamed bun: pleats that turn into its top. */
export const bun = (chances: Chance, size = 84): Drawing => {
  const high = size * 0.84;
  return (
    group(
      { filter: relief({ round: 13, gloss: 0.22, shadow: 9 }) },
      shape(
        d`M${-size} ${high * 0.3}C${-size * 1.04} ${-high * 0.5} ${-size * 0.4} ${-high} 0 ${-high}C${size * 0.4} ${-high} ${size * 1.04} ${-high * 0.5} ${size} ${high * 0.3}C${size * 0.9} ${high * 0.62} ${-size * 0.9} ${high * 0.62} ${-size} ${high * 0.3}Z`,
        '#fdf4e3',
      ),
    ) +
    Array.from({ length: 13 }, (_, n) => {
      const side = (n - 6) / 6;
      const end = 1 - Math.abs(side) * 0.35;
      return line(
        d`M${side * size * 0.1} ${-high * 0.7}C${side * size * 0.25 + 6} ${-high * 0.6} ${side * size * 0.5 + 10} ${-high * 0.4} ${side * size * 0.74 + chances(-2, 2)} ${-high * 0.3 * end + high * 0.12}`,
        fade([
          [0, '#b98f62', 0.75],
          [1, '#c9a477', 0],
        ]),
        4.5,
      );
    }).join('') +
    group(
      { filter: relief({ round: 4, gloss: 0.2, shadow: 3 }) },
      ellipse([0, -high * 0.72], size * 0.13, size * 0.085, '#f7e7cb'),
    ) +
    ellipse([0, -high * 0.72], size * 0.05, size * 0.03, '#a97c4c', { opacity: 0.7 })
  );
};

/** A fried dough stick: two halves that rose side by side. */
export const doughStick = (long: number): Drawing => {
  const half = (y: number, colour: string): Drawing =>
    shape(
      d`M${-long} ${y + 2}C${-long * 0.98} ${y - 25} ${-long * 0.5} ${y - 19} ${-long * 0.3} ${y - 23}S${long * 0.25} ${y - 18} ${long * 0.5} ${y - 24}S${long} ${y - 22} ${long} ${y}S${long * 0.6} ${y + 22} ${long * 0.3} ${y + 20}S${-long * 0.3} ${y + 24} ${-long * 0.6} ${y + 19}S${-long} ${y + 20} ${-long} ${y + 2}Z`,
      colour,
    );
  return (
    group(
      { filter: relief({ round: 9, gloss: 0.5, rough: 0.6, shadow: 8 }) },
      half(-15, '#e3a04c'),
      half(17, '#d98f3a'),
    ) +
    line(d`M${-long * 0.92} 1C${-long * 0.4} -5 ${long * 0.2} 6 ${long * 0.92} 0`, '#8a4513', 6, {
      opacity: 0.5,
      filter: blur(2),
    }) +
    line(
      d`M${-long * 0.85} -26C${-long * 0.3} -32 ${long * 0.3} -26 ${long * 0.84} -28`,
      '#fbdc9a',
      7,
      { opacity: 0.55, filter: blur(3) },
    )
  );
};

/** A chip of potato, upright or lying. */
export const chip = (chances: Chance, long = 110): Drawing => {
  const colour = chances.of(['#f6c453', '#f2b845', '#f9d06a']);
  return (
    group(
      { filter: relief({ round: 3, gloss: 0.35, rough: 0.25, shadow: 3 }) },
      shape(
        d`M-9 ${-long / 2}L9 ${-long / 2 + 3}L9 ${long / 2}L-9 ${long / 2}Z`,
        fade([
          [0, tint(colour, -0.18)],
          [0.12, colour],
          [0.9, colour],
          [1, tint(colour, -0.2)],
        ]),
        { 'stroke-linejoin': 'round' },
      ),
    ) + line(d`M-4.5 ${-long / 2 + 9}L-4.5 ${long / 2 - 10}`, '#fff0b8', 3.4, { opacity: 0.6 })
  );
};
