/** Notes that customers pay with, in whole units of a currency with cents, or in tens without. */
const NOTES = [5, 10, 20, 50, 100] as const;

/**
 * What somebody is likely to hand over for so much: the next round sums, without the exact one.
 * @param due minor units.
 * @param decimals of the currency.
 */
export function quickAmounts(due: number, decimals: number): number[] {
  const unit = decimals === 0 ? 100 : 10 ** decimals;
  const rounded = NOTES.map((note) => Math.ceil(due / (note * unit)) * note * unit);
  return [...new Set(rounded)].filter((amount) => amount > due).slice(0, 3);
}

/** What goes back into the customer's hand; undefined while it is too little. */
export const changeFor = (due: number, given: number): number | undefined =>
  given >= due ? given - due : undefined;
