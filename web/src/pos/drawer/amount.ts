/** 10,000,000,000 minor units, which is the most that the API takes. */
const MOST_MINOR = 10_000_000_000;

/**
 * What somebody typed as an amount, in minor units; undefined where it is none. A comma is a decimal
 * point, since keypads have it there.
 * @param decimals of the currency.
 */
export function amountOf(typed: string, decimals: number): number | undefined {
  const match = /^(\d+)(?:[.,](\d*))?$|^[.,](\d+)$/.exec(typed.trim());
  if (match === null) return undefined;
  const fraction = match[2] ?? match[3] ?? '';
  if (fraction.length > decimals) return undefined;
  const minor = Number((match[1] ?? '0') + fraction.padEnd(decimals, '0'));
  return minor <= MOST_MINOR ? minor : undefined;
}

/** As somebody would type it: without a sign of its currency. */
export function typedOf(minor: number, decimals: number): string {
  return (minor / 10 ** decimals).toFixed(decimals);
}
