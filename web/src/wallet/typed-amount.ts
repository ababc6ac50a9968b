/**
 * What the customer typed, in minor units; undefined where it is no amount that could be paid.
 * @param decimals How many the currency has.
 */
export function typedAmount(typed: string, decimals: number): number | undefined {
  const found = /^(\d{1,7})(?:[.,](\d*))?$/.exec(typed.trim());
  if (found === null) return undefined;
  const [, whole = '', fraction = ''] = found;
  if (fraction.length > decimals) return undefined;
  const minor = Number(whole + fraction.padEnd(decimals, '0'));
  return minor > 0 ? minor : undefined;
}
