import type { Point } from './svg.ts';

/** Chance that falls the same each time: a picture changes only when its source does. */
export interface Chance {
  (from: number, to: number): number;
  of<T>(choices: readonly [T, ...T[]]): T;
}

/** Mulberry32, seeded by a word. */
export function chance(word: string): Chance {
  let state = [...word].reduce(
    (sum, c) => Math.imul(sum ^ c.charCodeAt(0), 0x01000193),
    0x811c9dc5,
  );
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number): number => from + (to - from) * next();
  return Object.assign(between, {
    of: <T>(choices: readonly [T, ...T[]]): T =>
      choices[Math.floor(next() * choices.length)] ?? choices[0],
  });
}

/** Where food lies: an ellipse as the eye sees it, heaped `lift` high in its middle. */
export interface Area {
  readonly middle: Point;
  readonly rx: number;
  readonly ry: number;
  readonly lift?: number;
}

/** Evenly strewn places with a little disorder, those at the back first. */
export function strew(chances: Chance, area: Area, count: number, disorder = 0.35): Point[] {
  const [cx, cy] = area.middle;
  return Array.from({ length: count }, (_, n) => {
    const far = Math.min(1, Math.sqrt((n + 0.5) / count) * (1 + chances(-disorder, disorder) / 4));
    // The golden angle: no two fall on a line.
    const angle = n * 2.399963 + chances(-disorder, disorder);
    const y = cy + area.ry * far * Math.sin(angle);
    return { x: cx + area.rx * far * Math.cos(angle), y, up: (area.lift ?? 0) * (1 - far * far) };
  })
    .sort((a, b) => a.y - b.y)
    .map(({ x, y, up }): Point => [x, y - up]);
}

/** The outline of something that grew or was torn: an ellipse that is not quite one. */
export const lump = (chances: Chance, rx: number, ry: number, rough = 0.12, corners = 9): Point[] =>
  Array.from({ length: corners }, (_, n) => {
    const angle = (n / corners) * 2 * Math.PI;
    const far = 1 + chances(-rough, rough);
    return [rx * far * Math.cos(angle), ry * far * Math.sin(angle)];
  });
