import { blur, clip, fade, tint } from '../paint.ts';
import type { Chance } from '../random.ts';
import { shadow } from '../scene.ts';
import { type Drawing, d, ellipse, group, line, type Point, shape } from '../svg.ts';

export interface Glass {
  /** The middle of its mouth. */
  readonly at: Point;
  readonly top: number;
  readonly foot: number;
  readonly high: number;
  /** From the surface down. */
  readonly drink: Parameters<typeof fade>[0];
  readonly surface: string;
  /** How far below the mouth the drink stands. */
  readonly free?: number;
}

/** How round a mouth looks from where cups are seen: lower than where plates are. */
const ROUND = 0.27;

/** A glass with a drink, what floats in it (`inside`), and what stands out at the top (`over`). */
export function glass(
  { at: [x, y], top, foot, high, drink, surface, free = 34 }: Glass,
  inside: Drawing,
  over: Drawing = '',
): Drawing {
  const at = (down: number): number => top + ((foot - top) * down) / high;
  const outline = (from: number): string => {
    const half = at(from);
    return d`M${x - half} ${y + from}A${half} ${half * ROUND} 0 0 0 ${x + half} ${y + from}L${x + foot} ${y + high}A${foot} ${foot * ROUND} 0 0 1 ${x - foot} ${y + high}Z`;
  };
  const level = at(free) - 5;
  const drunk = shape(outline(free), fade(drink), {
    transform: `translate(${x * 0.05} 0) scale(.95 1)`,
  });
  return group(
    {},
    shadow([x + 6, y + high + 4], foot * 1.02, foot * 0.34),
    shape(outline(0), '#fffdf8', { opacity: 0.35 }),
    ellipse([x, y], top, top * ROUND, '#fffdf8', { opacity: 0.35 }),
    drunk,
    group(
      {
        'clip-path': clip(
          shape(outline(free - 8), '#000', { transform: `translate(${x * 0.05} 0) scale(.95 1)` }) +
            ellipse([x, y + free], level, level * ROUND, '#000'),
        ),
      },
      inside,
    ),
    ellipse(
      [x, y + free],
      level,
      level * ROUND,
      fade([
        [0, tint(surface, -0.12)],
        [1, tint(surface, 0.25)],
      ]),
    ),
    over,
    shape(
      outline(0),
      fade(
        [
          [0, '#fff', 0.5],
          [0.1, '#fff', 0.06],
          [0.3, '#fff', 0.2],
          [0.42, '#fff', 0],
          [0.86, '#3a1206', 0.02],
          [1, '#3a1206', 0.26],
        ],
        { across: true },
      ),
    ),
    line(
      d`M${x - top * 0.74} ${y + high * 0.16}L${x - foot * 0.74} ${y + high * 0.86}`,
      '#fff',
      top * 0.13,
      { opacity: 0.6, filter: blur(2) },
    ),
    line(d`M${x + top * 0.8} ${y + high * 0.2}L${x + foot * 0.8} ${y + high * 0.6}`, '#fff', 4, {
      opacity: 0.45,
      filter: blur(1.2),
    }),
    ellipse([x, y + high + foot * ROUND * 0.55], foot * 0.8, foot * ROUND * 0.34, '#fff', {
      opacity: 0.3,
    }),
    ellipse([x, y], top, top * ROUND, 'none', { stroke: '#fff', 'stroke-width': 5, opacity: 0.85 }),
    ellipse([x, y], top - 3.5, (top - 3.5) * ROUND, 'none', {
      stroke: '#b98f78',
      'stroke-width': 1.4,
      opacity: 0.6,
    }),
  );
}

/** A cube of ice, half sunk. */
export const ice = (chances: Chance, size = 26): Drawing => {
  const lean = chances(-24, 24);
  return group(
    { transform: `rotate(${lean.toFixed(1)})` },
    shape(
      d`M${-size} ${-size * 0.8}Q0 ${-size} ${size} ${-size * 0.8}Q${size * 1.1} 0 ${size} ${size * 0.8}Q0 ${size} ${-size} ${size * 0.8}Q${-size * 1.1} 0 ${-size} ${-size * 0.8}Z`,
      fade([
        [0, '#fff', 0.82],
        [0.5, '#fff', 0.28],
        [1, '#fff', 0.5],
      ]),
      { stroke: '#fff', 'stroke-width': 2.4, 'stroke-opacity': 0.75 },
    ),
    line(
      d`M${-size * 0.66} ${size * 0.3}L${-size * 0.6} ${-size * 0.5}L${size * 0.2} ${-size * 0.6}`,
      '#fff',
      4,
      { opacity: 0.85 },
    ),
  );
};

export const straw = (from: Point, to: Point, colour: string): Drawing => {
  const path = d`M${from[0]} ${from[1]}L${to[0]} ${to[1]}`;
  return (
    line(path, tint(colour, -0.3), 13) +
    line(path, colour, 10) +
    line(path, tint(colour, 0.6), 3, { transform: 'translate(-2.4 0)', opacity: 0.8 })
  );
};

/** Pearls of air that rise along the sides. */
export const bubbles = (
  chances: Chance,
  [x, y]: Point,
  half: number,
  high: number,
  count: number,
): Drawing =>
  Array.from({ length: count }, () => {
    const size = chances(1.6, 4.4);
    return ellipse([x + chances(-half, half), y + chances(0, high)], size, size, '#fff', {
      'fill-opacity': 0.35,
      stroke: '#fff',
      'stroke-opacity': 0.7,
      'stroke-width': 1,
    });
  }).join('');

/** Drops that a cold glass gathers. */
export const dew = (
  chances: Chance,
  [x, y]: Point,
  half: number,
  high: number,
  count: number,
): Drawing =>
  Array.from({ length: count }, () => {
    const size = chances(2, 4.6);
    const at: Point = [x + chances(-half, half), y + chances(0, high)];
    return (
      ellipse([at[0] + 0.8, at[1] + 1.4], size, size * 1.25, '#5a2408', { opacity: 0.2 }) +
      ellipse(at, size, size * 1.2, '#fff', { opacity: 0.5 }) +
      ellipse([at[0] - size * 0.3, at[1] - size * 0.4], size * 0.35, size * 0.35, '#fff')
    );
  }).join('');
