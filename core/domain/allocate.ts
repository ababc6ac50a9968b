/**
 * Parts of a whole in proportion to weights, by largest remainder: they add up to the whole to the
 * minor unit. No part is larger than its weight while the whole is not larger than all weights
 * together. Of equal remainders the first wins. Without any weight the first part takes it all.
 * @param whole 0 or more, as are the weights.
 */
export function allocate(whole: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return weights.map((_, n) => (n === 0 ? whole : 0));
  // A product of two amounts does not fit a safe integer.
  const products = weights.map((weight) => BigInt(whole) * BigInt(weight));
  const parts = products.map((product) => Number(product / BigInt(all)));
  const left = whole - parts.reduce((sum, part) => sum + part, 0);
  products
    .map((product, n) => ({ n, rest: Number(product % BigInt(all)) }))
    .sort((a, b) => b.rest - a.rest || a.n - b.n)
    .slice(0, left)
    .forEach(({ n }) => {
      parts[n] = (parts[n] ?? 0) + 1;
    });
  return parts;
}

/** `amount × rate / 10,000`, down to the minor unit; a product of both need not fit a safe integer. */
export const shareOf = (amount: number, basisPoints: number): number =>
  Number((BigInt(amount) * BigInt(basisPoints)) / 10_000n);
