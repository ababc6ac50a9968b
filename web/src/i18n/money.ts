import { language } from './language.ts';

/**
 * An amount as people read it, in the language of now.
 * @param minor Minor units of the currency (ISO 4217): fen for CNY, whole yen for JPY.
 */
export function money(minor: number, currency: string): string {
  return formatOf(language.value, currency).format(minor / 10 ** decimalsOf(currency));
}

/** A menu of 300 dishes shows more prices than there are formats, which take long to make. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(tag: string, currency: string): Intl.NumberFormat {
  const name = `${tag} ${currency}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const currencyDisplay = 'narrowSymbol';
  const made = new Intl.NumberFormat(tag, { style: 'currency', currency, currencyDisplay });
  formats.set(name, made);
  return made;
}

/** How many decimals the currency has. */
export const decimalsOf = (currency: string): number =>
  formatOf('en', currency).resolvedOptions().maximumFractionDigits ?? 2;
