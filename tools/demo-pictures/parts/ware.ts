import { blur, clip, fade, glow, tint } from '../paint.ts';
import { shadow } from '../scene.ts';
import { d, type Drawing, ellipse, group, line, type Point, shape } from '../svg.ts';

/** How a circle on the table looks: the eye is above it, not over it. */
export const FLAT = 0.58;

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
  const foot = rx * 0.46;
  const bottom = y + ry * 0.62 + deep;
  const body = d`M${x - rx} ${y}C${x - rx} ${y + deep * 1.05} ${x - foot * 1.35} ${bottom - 6} ${x - foot} ${bottom}`;
  const outline = `${body}${d`Q${x} ${bottom + 20} ${x + foot} ${bottom}C${x + foot * 1.35} ${bottom - 6} ${x + rx} ${y + deep * 1.05} ${x + rx} ${y}Z`}`;
  const dark = tint(glaze, -0.42);
  const inner = rx * 0.935;
  const level = y + ry * (1 - full) * 1.1;
  const side = fade([[0, tint(glaze, -0.12)], [0.22, tint(glaze, 0.35)], [0.55, glaze], [1, dark]], { across: true });
  return group(
    {},
    shadow([x, bottom - 8], rx * 0.66, rx * 0.24),
    shape(d`M${x - foot} ${bottom - 8}L${x - foot * 0.94} ${bottom + 8}Q${x} ${bottom + 34} ${x + foot * 0.94} ${bottom + 8}L${x + foot} ${bottom - 8}Z`, fade([[0, tint(glaze, -0.2)], [0.3, tint(glaze, 0.1)], [1, tint(glaze, -0.55)]], { across: true })),
    shape(outline, side),
    band === undefined ? '' : group({ 'clip-path': clip(shape(outline, '#000')) }, belt([x, y], rx, ry, deep, band)),
    shape(outline, fade([[0.45, '#3a1206', 0], [1, '#3a1206', 0.34]])),
    ellipse([x, y], rx, ry, fade([[0, tint(glaze, 0.75)], [0.5, tint(glaze, 0.3)], [1, tint(glaze, -0.14)]], { across: true })),
    ellipse([x, y + 1], inner, inner * FLAT, fade([[0, tint(glaze, -0.4)], [0.6, tint(glaze, -0.08)], [1, tint(glaze, 0.5)]])),
    fill([x, level], inner * full, inner * full * FLAT),
    line(d`M${x - rx * 0.9} ${y + ry * 0.36}Q${x - rx * 0.7} ${y + ry * 0.78} ${x - rx * 0.2} ${y + ry * 0.955}`, '#fff', 5, { opacity: 0.55, filter: blur(1.5) }),
    line(d`M${x - rx * 0.84} ${y + deep * 0.62}Q${x - rx * 0.72} ${y + deep * 0.98} ${x - rx * 0.5} ${y + deep * 1.2}`, '#fff', 11, { opacity: 0.45, filter: blur(5) }),
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

/** A plate; food is heaped on it afterwards. */
export function plate([x, y]: Point, rx: number, glaze: string, { ring = '', flat = FLAT } = {}): Drawing {
  const ry = rx * flat;
  const well = rx * 0.8;
  return group(
    {},
    shadow([x, y + 14], rx, ry),
    ellipse([x, y + 11], rx * 0.985, ry, tint(glaze, -0.34)),
    ellipse([x, y + 5], rx * 0.995, ry, tint(glaze, -0.16)),
    ellipse([x, y], rx, ry, fade([[0, tint(glaze, 0.65)], [0.55, glaze], [1, tint(glaze, -0.08)]], { across: true })),
    ring === '' ? '' : ellipse([x, y], rx * 0.93, ry * 0.93, 'none', { stroke: ring, 'stroke-width': rx * 0.022, opacity: 0.9 }),
    ellipse([x, y + 3], well, well * flat, tint(glaze, 0.6)),
    ellipse([x, y + 6], well, well * flat, glow([[0, tint(glaze, 0.3)], [0.7, tint(glaze, 0.02)], [1, tint(glaze, -0.16)]], { x: 0.55, y: 0.62, r: 0.62 })),
    line(d`M${x - rx * 0.9} ${y - ry * 0.25}Q${x - rx * 0.68} ${y - ry * 0.76} ${x - rx * 0.1} ${y - ry * 0.9}`, '#fff', rx * 0.025, { opacity: 0.8, filter: blur(2) }),
  );
}

/** The surface of a soup or sauce, with the light that lies on it. */
export function liquid([x, y]: Point, rx: number, ry: number, colour: string, gloss = 0.5): Drawing {
  const edge = tint(colour, -0.32);
  return group(
    {},
    ellipse([x, y], rx, ry, glow([[0, tint(colour, 0.22)], [0.55, colour], [1, edge]], { x: 0.42, y: 0.4, r: 0.66 })),
    line(d`M${x - rx * 0.86} ${y - ry * 0.12}Q${x - rx * 0.7} ${y - ry * 0.72} ${x - rx * 0.15} ${y - ry * 0.87}`, '#fff', rx * 0.035, { opacity: gloss, filter: blur(2.2) }),
  );
}

/** Chopsticks that lie beside a dish or on its rim, their tips at `tips`. */
export function chopsticks(tips: Point, far: Point, colour = '#8a3b22'): Drawing {
  const one = (dy: number): Drawing => {
    const [from, to]: readonly [Point, Point] = [
      [tips[0], tips[1] + dy * 0.6],
      [far[0], far[1] + dy],
    ];
    const stick = d`M${from[0]} ${from[1]}L${to[0]} ${to[1]}`;
    return (
      line(stick, '#5a2408', 9, { opacity: 0.35, filter: blur(4), transform: 'translate(5 9)' }) +
      line(stick, tint(colour, -0.3), 9) +
      line(stick, colour, 6.5, { transform: 'translate(-.6 -1)' }) +
      line(stick, tint(colour, 0.5), 1.6, { transform: 'translate(-1 -2.6)', opacity: 0.8 })
    );
  };
  return one(0) + one(19);
}
