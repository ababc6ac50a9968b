import { blur, fade, glow, tint } from '../paint.ts';
import { shadow } from '../scene.ts';
import { type Drawing, d, ellipse, group, line, type Point } from '../svg.ts';

/** How a circle on the table looks: the eye is above it, not over it. */
export const FLAT = 0.58;

/** A plate; food is heaped on it afterwards. */
export function plate(
  [x, y]: Point,
  rx: number,
  glaze: string,
  { ring = '', flat = FLAT } = {},
): Drawing {
  const ry = rx * flat;
  const well = rx * 0.8;
  return group(
    {},
    shadow([x, y + 14], rx, ry),
    ellipse([x, y + 11], rx * 0.985, ry, tint(glaze, -0.34)),
    ellipse([x, y + 5], rx * 0.995, ry, tint(glaze, -0.16)),
    ellipse(
      [x, y],
      rx,
      ry,
      fade(
        [
          [0, tint(glaze, 0.65)],
          [0.55, glaze],
          [1, tint(glaze, -0.08)],
        ],
        { across: true },
      ),
    ),
    ring === ''
      ? ''
      : ellipse([x, y], rx * 0.93, ry * 0.93, 'none', {
          stroke: ring,
          'stroke-width': rx * 0.022,
          opacity: 0.9,
        }),
    ellipse([x, y + 3], well, well * flat, tint(glaze, 0.6)),
    ellipse(
      [x, y + 6],
      well,
      well * flat,
      glow(
        [
          [0, tint(glaze, 0.3)],
          [0.7, tint(glaze, 0.02)],
          [1, tint(glaze, -0.16)],
        ],
        { x: 0.55, y: 0.62, r: 0.62 },
      ),
    ),
    line(
      d`M${x - rx * 0.9} ${y - ry * 0.25}Q${x - rx * 0.68} ${y - ry * 0.76} ${x - rx * 0.1} ${y - ry * 0.9}`,
      '#fff',
      rx * 0.025,
      { opacity: 0.8, filter: blur(2) },
    ),
  );
}

/** The surface of a soup or sauce, with the light that lies on it. */
export function liquid(
  [x, y]: Point,
  rx: number,
  ry: number,
  colour: string,
  gloss = 0.5,
): Drawing {
  const edge = tint(colour, -0.32);
  return group(
    {},
    ellipse(
      [x, y],
      rx,
      ry,
      glow(
        [
          [0, tint(colour, 0.22)],
          [0.55, colour],
          [1, edge],
        ],
        { x: 0.42, y: 0.4, r: 0.66 },
      ),
    ),
    line(
      d`M${x - rx * 0.86} ${y - ry * 0.12}Q${x - rx * 0.7} ${y - ry * 0.72} ${x - rx * 0.15} ${y - ry * 0.87}`,
      '#fff',
      rx * 0.035,
      { opacity: gloss, filter: blur(2.2) },
    ),
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
