import { blur, fade, relief, tint } from '../paint.ts';
import { type Chance, lump } from '../random.ts';
import { type Drawing, d, ellipse, group, line, shape, through } from '../svg.ts';

/** A cube or chunk with a sauce on it. */
export const chunk = (
  chances: Chance,
  colour: string,
  size = 24,
  { gloss = 0.9, rough = 0 } = {},
): Drawing =>
  group(
    { filter: relief({ round: size * 0.26, gloss, rough, shadow: 4 }) },
    shape(through(lump(chances, size, size * 0.72, 0.16, 7)), tint(colour, chances(-0.14, 0.12))),
  );

/** A slice of braised beef: dark edge, fibres, a seam of fat. */
export function beefSlice(chances: Chance, size = 1): Drawing {
  const colour = chances.of(['#8d4a2b', '#9a5331', '#7f4126']);
  return group(
    { transform: `scale(${size})`, filter: relief({ round: 5, gloss: 0.45, shadow: 5 }) },
    shape(
      'M-44 -6C-40 -24 -12 -30 12 -26C36 -22 50 -8 44 8C36 24 6 28 -16 24C-36 20 -48 8 -44 -6Z',
      colour,
    ),
    shape(
      'M-44 -6C-40 -24 -12 -30 12 -26C36 -22 50 -8 44 8C36 24 6 28 -16 24C-36 20 -48 8 -44 -6Z',
      'none',
      { stroke: tint(colour, -0.45), 'stroke-width': 5 },
    ),
    ...[-14, -5, 5, 14].map((y) =>
      line(
        d`M${-32 + chances(-4, 4)} ${y}Q0 ${y + chances(-8, 2)} ${32 + chances(-4, 4)} ${y + 2}`,
        tint(colour, 0.28),
        2,
        { opacity: 0.75 },
      ),
    ),
    line('M-26 2Q-4 -10 14 4T36 2', '#f1d3a4', 4, { opacity: 0.75 }),
  );
}

/** A slice of pork belly: rind, fat and lean. */
export const bellySlice = (chances: Chance): Drawing => {
  const bend = chances(-8, 8);
  const outline = d`M-40 -14C-14 ${-22 + bend} 14 ${-18 + bend} 40 -12L42 12C14 ${14 + bend} -14 ${20 + bend} -42 14Z`;
  return group(
    { filter: relief({ round: 4, gloss: 0.9, shadow: 4 }) },
    shape(
      outline,
      fade([
        [0, '#a9441d'],
        [0.2, '#b9562a'],
        [0.26, '#f0c996'],
        [0.5, '#edbf86'],
        [0.56, '#b25a32'],
        [0.8, '#a04a27'],
        [0.86, '#efc791'],
        [1, '#8a3a16'],
      ]),
    ),
  );
};

/** Chicken, poached and cut through the bone, skin up. */
export const chickenSlice = (chances: Chance): Drawing =>
  group(
    { filter: relief({ round: 5, gloss: 0.7, shadow: 4 }) },
    shape(
      'M-20 -40C-4 -46 14 -44 20 -36L22 36C10 44 -10 44 -22 36Z',
      tint('#f3d9a6', chances(-0.05, 0.1)),
    ),
    shape('M-20 -40C-4 -46 14 -44 20 -36L20 -22C8 -28 -8 -28 -20 -24Z', '#e9b75c'),
    line('M-8 -14L-7 26M4 -16L5 28', '#fff3d6', 2, { opacity: 0.7 }),
  );

/** Half of an egg with a yolk as `yolk` says. */
export const halfEgg = (yolk = '#f5a81c', white = '#fff8ea'): Drawing =>
  group({ filter: relief({ round: 4, gloss: 0.4, shadow: 5 }) }, ellipse([0, 0], 38, 28, white)) +
  ellipse([0, 0], 34, 24.5, tint(white, 0.4)) +
  group({ filter: relief({ round: 5, gloss: 0.9, shadow: 1 }) }, ellipse([1, 1], 19, 15, yolk));

/** A peeled prawn, curled. */
export const prawn = (): Drawing =>
  group(
    { filter: relief({ round: 5, gloss: 0.8, shadow: 4 }) },
    shape(
      'M-30 6C-30 -22 4 -34 26 -16C40 -4 36 18 22 24C26 10 20 0 8 -2C-4 -3 -12 6 -12 16C-20 18 -28 14 -30 6Z',
      '#f6a179',
    ),
    shape('M20 22C24 32 18 40 10 42C12 34 8 30 4 28C10 22 16 20 20 22Z', '#e8683f'),
    ...['M-27 -6L-13 4', 'M-14 -20L-5 -4', 'M6 -26L7 -4', 'M26 -16L18 -1'].map((path) =>
      line(path, '#e46a42', 3.5, { opacity: 0.8 }),
    ),
  );

/** A crayfish from above, its head at the top. */
export function crayfish(chances: Chance): Drawing {
  const red = chances.of(['#c9261a', '#d8341f', '#b41f16']);
  const claw = (side: number): Drawing =>
    group(
      { transform: `scale(${side} 1)` },
      line('M10 -22C28 -28 34 -44 30 -54', tint(red, -0.1), 8),
      shape(
        'M24 -50C16 -66 22 -86 38 -94C36 -84 38 -80 44 -76C46 -82 50 -84 54 -84C58 -70 48 -48 34 -46Z',
        red,
      ),
    );
  return group(
    { filter: relief({ round: 4, gloss: 1, shadow: 5 }) },
    ...[-1, 1].map((side) =>
      group(
        { transform: `scale(${side} 1)` },
        line('M6 -48C16 -70 10 -92 20 -110', tint(red, -0.1), 2),
        line('M12 -6L30 2M13 2L30 14M12 10L26 24', red, 4),
      ),
    ),
    claw(1),
    claw(-1),
    shape('M0 -58C16 -52 20 -30 18 -8L-18 -8C-20 -30 -16 -52 0 -58Z', red),
    ...[0, 12, 24, 36].map((y, n) =>
      shape(
        d`M${-17 + n * 2} ${y - 8}C-6 ${y - 13} 6 ${y - 13} ${17 - n * 2} ${y - 8}L${15 - n * 2} ${y + 8}C6 ${y + 12} -6 ${y + 12} ${-15 + n * 2} ${y + 8}Z`,
        tint(red, n % 2 === 0 ? 0.06 : -0.08),
      ),
    ),
    shape('M-8 42C-20 46 -22 60 -14 66L0 60L14 66C22 60 20 46 8 42Z', red),
    ellipse([-7, -48], 2.6, 2.6, '#2a0d08'),
    ellipse([7, -48], 2.6, 2.6, '#2a0d08'),
  );
}

/** A whole steamed fish, its head to the left. */
export const fish = (): Drawing =>
  group(
    { filter: relief({ round: 12, gloss: 0.55, shadow: 8 }) },
    shape(
      'M-186 6C-170 -40 -110 -62 -40 -58C40 -54 100 -28 132 -6C150 -30 178 -44 196 -46C186 -22 186 12 198 40C176 34 150 22 134 10C100 40 40 58 -40 56C-110 54 -168 44 -186 6Z',
      fade([
        [0, '#70766f'],
        [0.35, '#b9b9a8'],
        [0.6, '#efe6d2'],
        [1, '#d8c9ac'],
      ]),
    ),
    shape('M-70 -58C-40 -84 30 -80 60 -44C20 -56 -30 -60 -70 -58Z', '#6f746c'),
  ) +
  line('M-112 -48C-92 -20 -94 22 -114 48', '#6f6a5c', 4, { opacity: 0.6 }) +
  line('M-184 10C-170 14 -160 14 -150 10', '#5f594e', 4, { opacity: 0.8 }) +
  ellipse([-148, -14], 11, 10, '#fffdf4') +
  ellipse([-148, -14], 5.5, 5.5, '#2b2620') +
  ['M-60 -34L-30 22', 'M-10 -34L20 24', 'M40 -28L66 18']
    .map(
      (path) =>
        line(path, '#fffaf0', 9, { opacity: 0.9 }) +
        line(path, '#a4947a', 2, { opacity: 0.6, transform: 'translate(-5 0)', filter: blur(0.6) }),
    )
    .join('');
