/** Numbers from 0 to 1 that are the same again for the same seed (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Of so many equal chances those that a value has. */
export type Share<T> = {
  readonly value: T;
  readonly q_from: number;
  readonly q_until: number;
};

/** A distribution: who draws one of `size` equal chances draws each value as often as it weighs. */
export function shares<T>(weighed: readonly (readonly [T, number])[], size: number): Share<T>[] {
  const total = weighed.reduce((sum, [, weight]) => sum + weight, 0);
  let reached = 0;
  return weighed.map(([value, weight]) => {
    const q_from = Math.round((reached / total) * size);
    reached += weight;
    return { value, q_from, q_until: Math.round((reached / total) * size) };
  });
}
