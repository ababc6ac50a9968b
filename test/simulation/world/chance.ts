/**
 * A number in [0, 1) that depends on the seed and the words alone. Every choice has words of its own,
 * so that taking one fault away changes no other choice, and a failure can be shrunk.
 */
export type Chance = (...words: readonly (string | number)[]) => number;

export const chanceOf =
  (seed: number): Chance =>
  (...words) => {
    let hash = 0x811c9dc5 ^ Math.imul(seed | 0, 0x9e3779b1) ^ Math.floor(seed / 2 ** 32);
    for (const word of words) hash = mix(hash, typeof word === 'number' ? String(word) : word);
    return finish(hash) / 2 ** 32;
  };

/** FNV-1a, with a mark between words. */
function mix(start: number, word: string): number {
  let hash = start;
  for (let n = 0; n < word.length; n++) hash = Math.imul(hash ^ word.charCodeAt(n), 0x01000193);
  return Math.imul(hash ^ 0x1f, 0x01000193);
}

/** The finisher of MurmurHash3: every bit of the hash depends on every bit of the words. */
function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** One of the options, all as likely. */
export function pick<T>(options: readonly T[], at: number): T {
  const chosen = options[Math.floor(at * options.length)];
  if (chosen === undefined) throw new RangeError('Nothing to pick from');
  return chosen;
}

/** A whole number from low to high. */
export const between = (low: number, high: number, at: number): number =>
  low + Math.floor(at * (high - low + 1));
