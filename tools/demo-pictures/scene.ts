import { blur, definitionsOf, fade, glow, tint } from './paint.ts';
import { type Drawing, ellipse, group, line, type Point, tag } from './svg.ts';

export const WIDTH = 640;
export const HEIGHT = 480;

/** What a category's dishes stand on. */
export const GROUNDS = {
  sets: '#f3bd7b',
  breakfast: '#f4cf85',
  dishes: '#eeb08a',
  noodles: '#eec07c',
  cold: '#cfd3a0',
  drinks: '#f0b7a4',
  desserts: '#efb4b0',
} as const;

/** How near they are: tall and wide things need room around them. */
const ZOOM = {
  ...{ sets: 1.04, breakfast: 1.09, dishes: 1.09, noodles: 1.09, cold: 1.09 },
  ...{ drinks: 1, desserts: 1.09 },
} as const;

/** The whole picture of a dish: its ground with a pool of light, and what stands there. */
export function scene(ground: keyof typeof GROUNDS, things: Drawing): Drawing {
  const colour = GROUNDS[ground];
  const zoom = ZOOM[ground];
  const drawing = [
    tag('rect', {
      ...{ width: WIDTH, height: HEIGHT },
      fill: glow(
        [
          [0, tint(colour, 0.5)],
          [0.55, colour],
          [1, tint(colour, -0.13)],
        ],
        { x: 0.4, y: 0.32, r: 0.85 },
      ),
    }),
    group({ transform: `translate(320 256) scale(${zoom}) translate(-320 -256)` }, things),
  ].join('');
  return tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      width: WIDTH,
      height: HEIGHT,
    },
    definitionsOf(drawing),
    drawing,
  );
}

/** Falls to the lower right, close and dark where things touch the table, wide and pale around. */
export const shadow = ([x, y]: Point, rx: number, ry: number): Drawing =>
  ellipse([x + rx * 0.12, y + ry * 0.25], rx * 1.08, ry * 1.08, '#7a3a12', {
    ...{ opacity: 0.3, filter: blur(16) },
  }) + ellipse([x + 3, y + 4], rx * 0.96, ry * 0.94, '#5a2408', { opacity: 0.36, filter: blur(6) });

/** What is hot breathes: it hangs over the middle at `at`. */
export const steam = ([x, y]: Point, scale = 1): Drawing =>
  group(
    { transform: `translate(${x} ${y}) scale(${scale})`, filter: blur(5), opacity: 0.75 },
    ...(
      [
        [-62, 0, 1],
        [4, -18, 1.25],
        [66, 2, 0.95],
      ] as const
    ).map(([dx, dy, s]) =>
      line(
        'M0 0C-22 -26 22 -44 0 -72C-18 -96 14 -112 2 -134',
        fade([
          [0, '#fffdf6', 0],
          [0.3, '#fffdf6', 0.85],
          [1, '#fffdf6', 0],
        ]),
        15,
        { transform: `translate(${dx} ${dy}) scale(${s})` },
      ),
    ),
  );
