import { language } from './language.ts';

/**
 * An amount as people read it, in the language of now.
 * @param minor Minor units of the currency (ISO 4217): fen for CNY, whole yen for JPY.
 */
export function money(minor: number, currency: string): string {
  const format = new Intl.NumberFormat(language.value, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  return format.format(minor / 10 ** decimalsOf(currency));
}

/** How many decimals the currency has. */
export const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits ?? 2;
