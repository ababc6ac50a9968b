/** What a picture is drawn with: numbers that are always the same for the same dish, and simple marks. */
export interface Pen {
  /** From `low` to `high`. */
  between(low: number, high: number): number;
  pick<T>(choices: readonly T[]): T;
  /** Points in a circle about the middle, spread evenly, each with a turn of its own. */
  scatter(count: number, radius: number, draw: (at: Spot) => string): string;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
  /** Degrees. */
  readonly turn: number;
  readonly n: number;
}

export const MIDDLE = { x: 320, y: 240 } as const;
const GOLDEN_ANGLE = 2.399_963;

/** @param seed The name of the dish. */
export function penOf(seed: string): Pen {
  let state = [...seed].reduce(
    (sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16_777_619),
    7,
  );
  const next = (): number => {
    state = Math.imul(state ^ (state >>> 15), 2_246_822_519) + 1;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number): number => low + next() * (high - low);
  return {
    between,
    pick: (choices) => choices[Math.floor(next() * choices.length)] ?? (choices[0] as never),
    scatter: (count, radius, draw) =>
      Array.from({ length: count }, (_, n) => {
        const far = radius * Math.sqrt((n + 0.5) / count) * between(0.86, 1);
        const angle = n * GOLDEN_ANGLE + between(-0.3, 0.3);
        const x = MIDDLE.x + far * Math.cos(angle);
        const y = MIDDLE.y + far * Math.sin(angle);
        return draw({ x, y, turn: between(0, 360), n });
      })
        .sort(() => between(-1, 1))
        .join(''),
  };
}

export const at = ({ x, y, turn }: Omit<Spot, 'n'>, marks: string, grow = 1): string =>
  `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn.toFixed(0)}) scale(${grow})">${marks}</g>`;

/** A lighter or a darker tone: 1 is white, -1 black. */
export function tone(colour: string, light: number): string {
  const parts = [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16));
  const toward = light > 0 ? 255 : 0;
  const mixed = parts.map((p) => Math.round(p + (toward - p) * Math.abs(light)));
  return `#${mixed.map((p) => p.toString(16).padStart(2, '0')).join('')}`;
}
