/** A piece of SVG. Pictures are put together from such pieces, back to front. */
export type Drawing = string;
export type Point = readonly [x: number, y: number];

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A tenth of a pixel is finer than what anybody sees. */
export const short = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;

export function tag(name: string, attributes: Attributes, ...inside: Drawing[]): Drawing {
  const said = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${short(value)}"`))
    .join('');
  return `<${name}${said}>${inside.join('')}</${name}>`;
}

export const group = (attributes: Attributes, ...inside: Drawing[]): Drawing =>
  tag('g', attributes, ...inside);

export const ellipse = (
  [cx, cy]: Point,
  rx: number,
  ry: number,
  fill: string,
  more: Attributes = {},
): Drawing => tag('ellipse', { cx, cy, rx, ry, fill, ...more });

export const shape = (d: string, fill: string, more: Attributes = {}): Drawing =>
  tag('path', { d, fill, ...more });

export const line = (d: string, stroke: string, width: number, more: Attributes = {}): Drawing =>
  tag('path', {
    ...{ d, stroke, fill: 'none', 'stroke-width': width },
    ...{ 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
    ...more,
  });

/** Path data out of numbers: `d\`M${1} ${2}\`` rounds them. */
export const d = (words: TemplateStringsArray, ...numbers: number[]): string =>
  words.map((word, n) => word + (n < numbers.length ? short(numbers[n] ?? 0) : '')).join('');

/** A smooth line through all points (Catmull-Rom), closed to a shape or open. */
export function through(points: readonly Point[], { closed = true } = {}): string {
  const count = points.length;
  const point = (n: number): Point =>
    points[closed ? (n + count) % count : Math.min(Math.max(n, 0), count - 1)] ?? [0, 0];
  const [x, y] = point(0);
  let path = d`M${x} ${y}`;
  for (let n = 0; n < (closed ? count : count - 1); n++) {
    const [a, b, c, e] = [point(n - 1), point(n), point(n + 1), point(n + 2)];
    path += d`C${b[0] + (c[0] - a[0]) / 6} ${b[1] + (c[1] - a[1]) / 6} `;
    path += d`${c[0] - (e[0] - b[0]) / 6} ${c[1] - (e[1] - b[1]) / 6} ${c[0]} ${c[1]}`;
  }
  return closed ? `${path}Z` : path;
}
