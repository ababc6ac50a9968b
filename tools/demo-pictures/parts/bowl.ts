import { blur, clip, fade, tint } from '../paint.ts';
import { shadow } from '../scene.ts';
import { type Drawing, d, ellipse, group, line, type Point, shape } from '../svg.ts';
import { FLAT } from './ware.ts';

export interface Bowl {
  readonly at: Point;
  readonly rx: number;
  readonly deep: number;
  readonly glaze: string;
  /** The band around it. */
  readonly band?: string;
  /** Of the rim's inner half-width; the rest is what the eye sees of the inside. */
  readonly full?: number;
}

/** A bowl with what is in it: `fill` draws into the ellipse that the food's surface is. */
export function bowl(
  { at: [x, y], rx, deep, glaze, band, full = 0.9 }: Bowl,
  fill: (middle: Point, rx: number, ry: number) => Drawing,
): Drawing {
  const ry = rx * FLAT;
  const inner = rx * 0.935;
  const level = y + ry * (1 - full) * 1.1;
  const [bright, own, shaded] = [tint(glaze, 0.75), tint(glaze, 0.3), tint(glaze, -0.14)];
  const [near, between, far] = [tint(glaze, 0.5), tint(glaze, -0.08), tint(glaze, -0.4)];
  const rim = fade(
    [
      [0, bright],
      [0.5, own],
      [1, shaded],
    ],
    { across: true },
  );
  const light = d`M${x - rx * 0.9} ${y + ry * 0.36}Q${x - rx * 0.7} ${y + ry * 0.78} ${x - rx * 0.2} ${y + ry * 0.955}`;
  const gleam = d`M${x - rx * 0.84} ${y + deep * 0.62}Q${x - rx * 0.72} ${y + deep * 0.98} ${x - rx * 0.5} ${y + deep * 1.2}`;
  return group(
    {},
    outside([x, y], rx, deep, glaze, band),
    ellipse([x, y], rx, ry, rim),
    ellipse(
      [x, y + 1],
      inner,
      inner * FLAT,
      fade([
        [0, far],
        [0.6, between],
        [1, near],
      ]),
    ),
    fill([x, level], inner * full, inner * full * FLAT),
    line(light, '#fff', 5, { opacity: 0.55, filter: blur(1.5) }),
    line(gleam, '#fff', 11, { opacity: 0.45, filter: blur(5) }),
  );
}

/** Its shadow, its foot, and its side with the band. */
function outside([x, y]: Point, rx: number, deep: number, glaze: string, band?: string): Drawing {
  const ry = rx * FLAT;
  const foot = rx * 0.46;
  const bottom = y + ry * 0.62 + deep;
  const left = d`M${x - rx} ${y}C${x - rx} ${y + deep * 1.05} ${x - foot * 1.35} ${bottom - 6} ${x - foot} ${bottom}`;
  const right = d`Q${x} ${bottom + 20} ${x + foot} ${bottom}C${x + foot * 1.35} ${bottom - 6} ${x + rx} ${y + deep * 1.05} ${x + rx} ${y}Z`;
  const outline = left + right;
  const stand = d`M${x - foot} ${bottom - 8}L${x - foot * 0.94} ${bottom + 8}Q${x} ${bottom + 34} ${x + foot * 0.94} ${bottom + 8}L${x + foot} ${bottom - 8}Z`;
  const [dim, pale, dark] = [tint(glaze, -0.12), tint(glaze, 0.35), tint(glaze, -0.42)];
  const side = fade(
    [
      [0, dim],
      [0.22, pale],
      [0.55, glaze],
      [1, dark],
    ],
    { across: true },
  );
  const below = fade(
    [
      [0, dim],
      [0.3, pale],
      [1, dark],
    ],
    { across: true },
  );
  return group(
    {},
    shadow([x, bottom - 8], rx * 0.66, rx * 0.24),
    shape(stand, below),
    shape(outline, side),
    band === undefined
      ? ''
      : group({ 'clip-path': clip(shape(outline, '#000')) }, belt([x, y], rx, ry, deep, band)),
    shape(
      outline,
      fade([
        [0.45, '#3a1206', 0],
        [1, '#3a1206', 0.34],
      ]),
    ),
  );
}

const belt = ([x, y]: Point, rx: number, ry: number, deep: number, colour: string): Drawing =>
  [0.34, 0.5]
    .map((down, n) =>
      line(
        d`M${x - rx} ${y + deep * (down - 0.12)}Q${x} ${y + ry * 2 + deep * down} ${x + rx} ${y + deep * (down - 0.12)}`,
        colour,
        n === 0 ? 11 : 4,
        { opacity: 0.85 },
      ),
    )
    .join('');
