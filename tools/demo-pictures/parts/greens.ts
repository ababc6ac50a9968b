import { blur, fade, glow, relief, tint } from '../paint.ts';
import { type Chance, lump } from '../random.ts';
import { type Drawing, d, ellipse, group, line, type Point, shape, through } from '../svg.ts';

/** A smashed piece of cucumber: dark skin on its back, wet pale flesh. */
export const cucumber = (chances: Chance): Drawing => {
  const bend = chances(-5, 5);
  return (
    group(
      { filter: relief({ round: 5, gloss: 0.9, shadow: 5 }) },
      shape(
        d`M-40 -6C-30 ${-26 + bend} 24 ${-28 + bend} 40 -8L34 14C16 ${22 + bend} -20 ${24 + bend} -36 14Z`,
        fade([
          [0, '#1f6328'],
          [0.36, '#2f8030'],
          [0.46, '#a5d06a'],
          [0.6, '#d3e8a0'],
          [1, '#e6f2be'],
        ]),
      ),
    ) +
    [-18, 0, 18]
      .map((x) =>
        ellipse([x, 5 + chances(-3, 3)], 5, 2.6, '#f4f8d8', {
          opacity: 0.9,
          transform: `rotate(${x})`,
        }),
      )
      .join('') +
    line(d`M-26 ${-13 + bend * 0.6}Q0 ${-20 + bend} 24 ${-13 + bend * 0.6}`, '#8fca6a', 2.5, {
      opacity: 0.7,
    })
  );
};

/** Half a head of bok choy, its white stalk to the left. */
export const bokChoy = (chances: Chance): Drawing => {
  const green = chances.of(['#3f8f35', '#4a9c3c', '#37812f']);
  return (
    group(
      { filter: relief({ round: 7, gloss: 0.7, shadow: 5 }) },
      shape('M-4 -18C26 -46 78 -44 96 -12C104 6 92 34 62 38C36 40 10 30 -6 16Z', green),
      shape('M8 -14C34 -30 66 -28 76 -8C60 -2 30 2 8 4Z', tint(green, 0.14)),
      shape(
        'M-82 -4C-76 -22 -40 -26 -4 -18C24 -10 50 -6 70 0C46 8 22 14 -4 18C-40 26 -78 18 -82 -4Z',
        fade([
          [0, '#eef5d8'],
          [0.5, '#d9eab4'],
          [1, '#b9d68c'],
        ]),
      ),
    ) +
    ['M-70 -6C-30 -12 10 -6 62 0', 'M-70 4C-30 8 0 8 30 6']
      .map((path) => line(path, '#93bf63', 2.5, { opacity: 0.7 }))
      .join('') +
    line('M8 -8Q36 -26 60 -24M10 10Q40 26 62 24', tint(green, 0.45), 2, { opacity: 0.6 })
  );
};

/** A blistered green bean. */
export const bean = (chances: Chance, long = 74): Drawing => {
  const bend = chances(-16, 16);
  const path = d`M${-long} ${bend * 0.3}Q0 ${-bend} ${long} ${bend * 0.3}`;
  const green = chances.of(['#5c9a3a', '#4c8a30', '#6faa45']);
  const scars = Array.from({ length: 4 }, () =>
    ellipse(
      [chances(-long * 0.8, long * 0.8), -bend * 0.35 + chances(-3, 3)],
      chances(4, 10),
      2.4,
      '#8a5a1e',
      { opacity: 0.5 },
    ),
  );
  return group(
    { filter: relief({ round: 4.5, gloss: 0.8, shadow: 4 }) },
    line(path, green, 15),
    ...scars,
  );
};

/** An ear of black fungus. */
export const woodEar = (chances: Chance, size = 34): Drawing => {
  const edge = lump(chances, size, size * 0.74, 0.22, 10);
  return (
    group(
      { filter: relief({ round: 5, gloss: 1, shadow: 5 }) },
      shape(through(edge), chances.of(['#3b2a26', '#46322c', '#2f2220'])),
      shape(through(edge.map(([x, y]): Point => [x * 0.62 + 4, y * 0.6 + 3])), '#5a4138'),
    ) + shape(through(edge), 'none', { stroke: '#8b6a58', 'stroke-width': 2, opacity: 0.55 })
  );
};

/** A wedge of tomato. */
export const tomato = (chances: Chance): Drawing =>
  group(
    { filter: relief({ round: 6, gloss: 1, shadow: 4 }) },
    shape(
      'M-40 -8C-20 -30 22 -30 42 -6C28 20 -22 24 -40 -8Z',
      chances.of(['#e23d22', '#d9331c', '#ea4d2c']),
    ),
    shape('M-26 -4C-12 -16 14 -16 28 -3C16 10 -14 12 -26 -4Z', '#f4734a'),
  ) +
  [-12, 2, 14]
    .map((x) => ellipse([x, -2 + chances(-2, 2)], 4.5, 2.6, '#fbd27c', { opacity: 0.9 }))
    .join('');

/** A wedge of aubergine, soft and glazed, its skin upwards. */
export const aubergine = (chances: Chance): Drawing => {
  const bend = chances(2, 12);
  return (
    group(
      { filter: relief({ round: 6, gloss: 0.9, shadow: 5 }) },
      shape(
        d`M-62 4C-40 ${-22 - bend} 36 ${-24 - bend} 62 0C40 ${26 - bend} -36 ${28 - bend} -62 4Z`,
        '#d08f45',
      ),
      shape(
        d`M-62 4C-40 ${-22 - bend} 36 ${-24 - bend} 62 0C34 ${4 - bend} -34 ${6 - bend} -62 4Z`,
        chances.of(['#5a2366', '#6a2c74', '#4c1d58']),
      ),
    ) +
    line(d`M-40 ${-7 - bend * 0.7}Q0 ${-17 - bend} 38 ${-9 - bend * 0.6}`, '#c79bd0', 3, {
      opacity: 0.7,
      filter: blur(0.8),
    }) +
    line(d`M-34 ${10 - bend * 0.4}Q0 ${16 - bend} 34 ${8 - bend * 0.4}`, '#f5cf8e', 3, {
      opacity: 0.6,
    })
  );
};

/** A square of pepper. */
export const pepper = (chances: Chance, colour: string): Drawing =>
  group(
    { filter: relief({ round: 4, gloss: 1, shadow: 4 }) },
    shape(through(lump(chances, 21, 16, 0.14, 6)), colour),
    line('M-11 -3Q0 -9 11 -4', tint(colour, 0.4), 2.4, { opacity: 0.6 }),
  );

/** A round slice of lemon, seen at a slant when `flat` is below 1. */
export function lemon(size: number, flat = 1, peel = '#f4c81e', flesh = '#fbe36a'): Drawing {
  const segments = Array.from({ length: 8 }, (_, n) => {
    const [a, b] = [(n / 8) * 2 * Math.PI + 0.09, ((n + 1) / 8) * 2 * Math.PI - 0.09];
    const far = size * 0.74;
    return shape(
      d`M${size * 0.1 * Math.cos((a + b) / 2)} ${size * 0.1 * Math.sin((a + b) / 2)}L${far * Math.cos(a)} ${far * Math.sin(a)}A${far} ${far} 0 0 1 ${far * Math.cos(b)} ${far * Math.sin(b)}Z`,
      glow([
        [0, tint(flesh, 0.5)],
        [1, flesh],
      ]),
      { 'stroke-linejoin': 'round', stroke: flesh, 'stroke-width': 2 },
    );
  });
  return group(
    { transform: `scale(1 ${flat})` },
    ellipse([2, 6], size, size, '#5a2408', { opacity: 0.3, filter: blur(4) }),
    ellipse([0, 0], size, size, peel),
    ellipse([-0.6, -0.8], size * 0.93, size * 0.93, '#fff9dc'),
    ...segments,
  );
}

/** Cut from a mango: a cheek scored to dice, or a plain slice of it. */
export const mangoSlice = (): Drawing =>
  group(
    { filter: relief({ round: 8, gloss: 0.7, shadow: 5 }) },
    shape(
      'M-70 10C-60 -22 -14 -36 26 -30C58 -24 76 -4 66 12C40 30 -50 34 -70 10Z',
      fade([
        [0, '#ffc938'],
        [0.7, '#fbab1c'],
        [1, '#ee8f14'],
      ]),
    ),
  ) + line('M-44 0C-14 -16 20 -18 50 -8', '#ffe38c', 7, { opacity: 0.65, filter: blur(3) });

/** A cube of mango or of another soft fruit. */
export const dice = (chances: Chance, colour: string, size = 17): Drawing =>
  group(
    { filter: relief({ round: 4, gloss: 0.8, shadow: 3 }) },
    shape(
      d`M${-size} ${-size * 0.4}L0 ${-size}L${size} ${-size * 0.4}L${size} ${size * 0.6}L0 ${size * 1.1}L${-size} ${size * 0.6}Z`,
      tint(colour, chances(-0.06, 0.08)),
      { 'stroke-linejoin': 'round' },
    ),
    shape(
      d`M${-size} ${-size * 0.4}L0 ${-size}L${size} ${-size * 0.4}L0 ${size * 0.2}Z`,
      tint(colour, 0.4),
    ),
  );
