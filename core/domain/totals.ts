import { allocate, shareOf } from './allocate.ts';
import type { OfferId } from './ids.ts';
import { type Currency, type Money, money } from './money.ts';
import type { OrderLine } from './order.ts';
import type { PricingRules, Rounding, TaxClass } from './pricing-rules.ts';
import type { TotalRow } from './total-row.ts';

/** What an offer takes off the lines, in their order and in minor units. */
export interface Discount {
  readonly offerId: OfferId;
  readonly label: string;
  readonly off: readonly number[];
}

export interface Totals {
  readonly lines: readonly OrderLine[];
  readonly rows: readonly TotalRow[];
  readonly total: Money;
}

/** What a line costs in the end: after its discounts, with the tax that is added to it. */
export const costOf = ({ total, discount, tax }: OrderLine): Money =>
  money(total.currency, total.minor - (discount?.minor ?? 0) + (tax?.minor ?? 0));

/** The rows of an order's total, and each line with its discount and its added tax. */
export function totalsOf(
  currency: Currency,
  given: readonly OrderLine[],
  discounts: readonly Discount[],
  rules: PricingRules,
  deliveryFee = 0,
): Totals {
  const amount = (minor: number): Money => money(currency, minor);
  const discounted = given.map((line, n) => {
    const off = sum(discounts.map((d) => d.off[n] ?? 0));
    return off === 0 ? line : { ...line, discount: amount(off) };
  });
  const taxed = taxLines(currency, discounted, rules.taxes);
  const before: TotalRow[] = [
    { code: 'subtotal', amount: amount(sum(given.map((l) => l.total.minor))) },
    ...discounts.map(({ offerId, label, off }) => ({
      code: 'discount' as const,
      label,
      amount: amount(-sum(off)),
      offerId,
    })),
    ...(deliveryFee > 0 ? [{ code: 'delivery' as const, amount: amount(deliveryFee) }] : []),
    ...taxed.rows,
  ];
  const exact = sum(before.map((row) => row.amount.minor));
  const rounded = roundTo(exact, rules.rounding);
  const rounding = { code: 'rounding' as const, amount: amount(rounded - exact) };
  const rows = rounded === exact ? before : [...before, rounding];
  return { lines: taxed.lines, rows, total: amount(rounded) };
}

/** One row of each class that has something to tax, reckoned on its lines together. */
function taxLines(
  currency: Currency,
  lines: readonly OrderLine[],
  classes: readonly TaxClass[],
): { readonly lines: readonly OrderLine[]; readonly rows: readonly TotalRow[] } {
  const taxes = lines.map(() => 0);
  const rows: TotalRow[] = [];
  for (const tax of classes) {
    const bases = lines.map((line) =>
      classOf(line, classes) === tax ? Math.max(0, costOf(line).minor) : 0,
    );
    const base = sum(bases);
    if (base <= 0) continue;
    const { taxClass, label } = tax;
    if (tax.mode === 'included') {
      const included = money(currency, includedIn(base, tax.rate));
      rows.push({ code: 'tax', label, amount: money(currency, 0), taxClass, included });
      continue;
    }
    const added = half(shareOf(base * 2, tax.rate));
    for (const [n, share] of allocate(added, bases).entries()) taxes[n] = (taxes[n] ?? 0) + share;
    rows.push({ code: 'tax', label, amount: money(currency, added), taxClass });
  }
  const withTax = lines.map((line, n) => {
    const tax = taxes[n] ?? 0;
    return tax === 0 ? line : { ...line, tax: money(currency, tax) };
  });
  return { lines: withTax, rows };
}

/** What the store says of an item goes before what its menu says, and that before the rest. */
const classOf = (
  { itemId, taxClass }: OrderLine,
  classes: readonly TaxClass[],
): TaxClass | undefined =>
  classes.find((c) => c.items?.includes(itemId)) ??
  classes.find((c) => c.taxClass === taxClass) ??
  classes.find((c) => !c.items);

/** Half of a number of halves, a half counting as a whole: the nearest, up from the middle. */
const half = (halves: number): number => Math.floor((halves + 1) / 2);

function includedIn(gross: number, rate: number): number {
  const twice = (BigInt(gross) * BigInt(rate) * 2n) / BigInt(10_000 + rate);
  return half(Number(twice));
}

function roundTo(exact: number, rounding: Rounding | undefined): number {
  if (!rounding) return exact;
  const { to, mode } = rounding;
  const up = mode === 'nearest' ? Math.floor(to / 2) : 0;
  return Math.floor((exact + up) / to) * to;
}

/**
 * What each payer owes: what his lines cost, and his share of what belongs to no line (delivery,
 * rounding), in proportion. They add up to the total.
 */
export function sharesOf(total: Money, costs: readonly number[]): number[] {
  const rest = total.minor - sum(costs);
  const shares = allocate(
    Math.abs(rest),
    costs.map((cost) => Math.max(0, cost)),
  );
  return costs.map((cost, n) => cost + Math.sign(rest) * (shares[n] ?? 0));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
