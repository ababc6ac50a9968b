import { glow, relief, tint } from '../paint.ts';
import { put } from '../place.ts';
import { type Area, type Chance, lump, strew } from '../random.ts';
import { type Drawing, d, ellipse, group, line, shape, through } from '../svg.ts';

const SMALL = relief({ round: 2, gloss: 0.5, shadow: 2 });

/** Puts `count` of what `draw` draws around 0, 0 into an area. */
export const spread = (
  chances: Chance,
  area: Area,
  count: number,
  draw: (n: number) => Drawing,
  { scale = 1, turned = true } = {},
): Drawing =>
  strew(chances, area, count, 0.6)
    .map((at, n) =>
      put(at, draw(n), { scale: scale * chances(0.88, 1.12), turn: turned ? chances(0, 360) : 0 }),
    )
    .join('');

/** A slice of spring onion. */
const scallion = (chances: Chance, size = 7): Drawing => {
  const green = chances.of(['#5fa03a', '#78b648', '#4b8a30']);
  const squeezed = chances(0.55, 0.9);
  return group(
    { filter: SMALL },
    ellipse([0, 0], size * 0.82, size * 0.82 * squeezed, '#e4f0bd', {
      stroke: green,
      'stroke-width': size * 0.42,
    }),
  );
};

export const scallions = (chances: Chance, area: Area, count: number, size = 7): Drawing =>
  spread(chances, area, count, () => scallion(chances, size));

export const sesame = (chances: Chance, area: Area, count: number): Drawing =>
  spread(
    chances,
    area,
    count,
    () =>
      ellipse([0.6, 1.2], 3.6, 2.1, '#4a1d08', { opacity: 0.45 }) +
      ellipse([0, 0], 3.4, 2, '#fbecc4'),
  );

/** A ring of fresh red chilli. */
export const chilliRing = (chances: Chance, size = 8): Drawing =>
  group(
    { filter: SMALL },
    ellipse([0, 0], size, size * chances(0.6, 0.85), '#f2764a', {
      stroke: '#d3261b',
      'stroke-width': size * 0.45,
    }),
    ellipse([size * 0.2, 0], 1.6, 1.2, '#fbe3a5'),
  );

/** A dried chilli, with the shine that it has from the wok. */
export const driedChilli = (chances: Chance, long = 34): Drawing => {
  const bend = chances(-9, 9);
  return group(
    { filter: relief({ round: 3, gloss: 0.9, shadow: 3 }) },
    shape(
      d`M${-long / 2} -5C${-long / 6} ${-9 + bend} ${long / 4} ${-6 + bend} ${long / 2} 1C${long / 4} ${5 + bend} ${-long / 6} ${8 + bend} ${-long / 2} 6Z`,
      chances.of(['#a81a12', '#bf2417', '#8f160f']),
    ),
  );
};

export const peanut = (chances: Chance): Drawing =>
  group(
    { filter: relief({ round: 3.5, gloss: 0.6, shadow: 3 }) },
    shape(
      'M-13 0C-13 -8 -5 -9 0 -6.5C5 -9 13 -8 13 0C13 8 5 9 0 6.5C-5 9 -13 8 -13 0Z',
      chances.of(['#e3b26a', '#d9a45c', '#ecc182']),
    ),
  );

export const crumbs = (
  chances: Chance,
  area: Area,
  count: number,
  colour: string,
  size = 4,
): Drawing =>
  spread(chances, area, count, () => {
    const outline = through(lump(chances, size, size * 0.75, 0.35, 6));
    return (
      shape(outline, tint(colour, -0.6), { opacity: 0.45, transform: 'translate(1 1.6)' }) +
      shape(outline, tint(colour, chances(-0.2, 0.25)))
    );
  });

/** A sprig of coriander: three lobed leaves on their stalk. */
export function coriander(chances: Chance, size = 1): Drawing {
  const green = chances.of(['#4f9a35', '#62ab3f', '#3f862c']);
  const leaf = (turn: number, long: number): Drawing =>
    put(
      [0, 0],
      shape(
        'M0 2C-9 -4 -14 -9 -11 -15C-8 -19 -4 -15 -3 -17C-5 -24 4 -26 4 -18C6 -20 12 -19 12 -13C12 -7 6 -3 0 2Z',
        tint(green, chances(-0.08, 0.14)),
      ) + line('M0 2C0 -6 0 -10 1 -16', tint(green, 0.4), 1, { opacity: 0.7 }),
      { turn, scale: long },
    );
  return put(
    [0, 0],
    group(
      { filter: relief({ round: 1.6, gloss: 0.3, shadow: 3 }) },
      line('M0 0C2 10 -3 20 2 30', tint(green, 0.1), 3),
      leaf(-62, 0.85),
      leaf(58, 0.9),
      leaf(0, 1.1),
    ),
    { scale: size },
  );
}

/** A pointed leaf: mint, basil, a bay. */
export const leaf = (colour: string, long = 40): Drawing =>
  group(
    { filter: relief({ round: 3, gloss: 0.35, shadow: 3 }) },
    shape(
      d`M0 0C${-long * 0.36} ${-long * 0.3} ${-long * 0.3} ${-long * 0.8} 0 ${-long}C${long * 0.3} ${-long * 0.8} ${long * 0.36} ${-long * 0.3} 0 0Z`,
      colour,
    ),
    line(d`M0 0L0 ${-long * 0.86}`, tint(colour, 0.4), 1.4, { opacity: 0.8 }),
    ...[0.3, 0.5, 0.68].map((up) =>
      line(
        d`M${-long * 0.17} ${-long * (up + 0.14)}L0 ${-long * up}L${long * 0.17} ${-long * (up + 0.14)}`,
        tint(colour, 0.35),
        1,
        { opacity: 0.6 },
      ),
    ),
  );

/** Drops of red or golden oil on a soup. */
export const oil = (chances: Chance, area: Area, count: number, colour: string): Drawing =>
  strew(chances, { ...area, rx: area.rx * 0.95, ry: area.ry * 0.95 }, count, 0.9)
    .map(([x, y]): Drawing => {
      const size = chances(4, 15);
      return (
        ellipse(
          [x, y],
          size,
          size * 0.58,
          glow([
            [0, tint(colour, 0.3), 0.9],
            [0.8, colour, 0.85],
            [1, tint(colour, -0.3), 0.9],
          ]),
        ) +
        ellipse([x - size * 0.3, y - size * 0.2], size * 0.26, size * 0.12, '#fff', {
          opacity: 0.8,
        })
      );
    })
    .join('');
