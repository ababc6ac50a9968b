import type { Chance } from '../world/chance.ts';

type Later = number | 'never';

/** What a customer does with a QR code on a screen. */
export interface Scanner {
  readonly scansAfterMs: Later;
  readonly paysAfterMs: Later;
}

const CODE_LIFE_MS = 300_000;

/** Scans soon, in the last seconds of the code's life, whenever, or never; and may not pay then. */
export function drawScanner(chance: Chance, ...words: readonly (string | number)[]): Scanner {
  const at = chance('scans', ...words);
  const within = chance('scans within', ...words);
  const paysAfterMs = payment(chance('pays', ...words), chance('pays within', ...words));
  if (at < 0.12) return { scansAfterMs: 'never', paysAfterMs };
  if (at < 0.7) return { scansAfterMs: Math.floor(within * 20_000), paysAfterMs };
  if (at < 0.85) {
    return { scansAfterMs: CODE_LIFE_MS - 20_000 + Math.floor(within * 25_000), paysAfterMs };
  }
  return { scansAfterMs: Math.floor(within * CODE_LIFE_MS), paysAfterMs };
}

function payment(at: number, within: number): Later {
  if (at < 0.1) return 'never';
  if (at < 0.6) return 0;
  return Math.floor(within * (at < 0.85 ? 20_000 : 320_000));
}

/** What a customer types at a code that hangs in the shop, and when; exactly the amount, mostly. */
export interface Typist {
  readonly paysAfterMs: Later;
  readonly minor: number;
  /** Pays once more, because nothing seemed to happen. */
  readonly twice: boolean;
}

export function drawTypist(
  chance: Chance,
  due: number,
  ...words: readonly (string | number)[]
): Typist {
  const at = chance('types', ...words);
  const within = chance('types within', ...words);
  const twice = chance('types twice', ...words) < 0.08;
  const minor = typed(due, chance('typed', ...words));
  if (at < 0.1) return { paysAfterMs: 'never', minor, twice };
  if (at < 0.7) return { paysAfterMs: Math.floor(within * 30_000), minor, twice };
  if (at < 0.85) {
    return { paysAfterMs: CODE_LIFE_MS - 10_000 + Math.floor(within * 20_000), minor, twice };
  }
  return { paysAfterMs: Math.floor(within * 400_000), minor, twice };
}

function typed(due: number, at: number): number {
  if (at < 0.75) return due;
  if (at < 0.85) return due + 100;
  return at < 0.92 ? due + 1 : Math.max(1, due - 1);
}
