import type { MerchantId, StoreId } from '../domain/ids.ts';
import { type Currency, MAX_MINOR, sum } from '../domain/money.ts';
import type { AppliedOffer } from '../domain/offers/apply-offers.ts';
import { chooseOffers, countersOf, type RefusedCoupon } from '../domain/offers/choose-offers.ts';
import { COUPON_REFUSALS } from '../domain/offers/coupons.ts';
import type { Redemption } from '../domain/offers/redemption.ts';
import type { OrderLine } from '../domain/order.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { type Totals, totalsOf } from '../domain/totals.ts';
import { translate } from '../domain/translated.ts';
import type { Store } from '../ports/directory.ts';
import type { OfferBooks } from '../ports/offer-books.ts';
import { type Rejection, unprocessable } from './rejection.ts';

export interface OffersWanted {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  /** Codes of coupons, as the customer gave them. */
  readonly coupons?: readonly string[] | undefined;
  /** Who counts as one customer: a keyed hash. */
  readonly customer?: string | undefined;
  readonly language?: string | undefined;
}

export interface PricedWithOffers extends Totals {
  readonly applied: readonly AppliedOffer[];
  readonly redemptions: readonly Redemption[];
  readonly refused: readonly RefusedCoupon[];
}

/** What the priced lines come to, with the store's offers, the coupons handed in, tax and rounding. */
export async function priceWithOffers(
  { offers }: { readonly offers: OfferBooks },
  { merchantId, storeId, coupons = [], customer, language }: OffersWanted,
  { currency, businessDay }: Pick<Store, 'currency' | 'businessDay'>,
  lines: readonly OrderLine[],
  now: number,
  deliveryFee = 0,
): Promise<Result<PricedWithOffers, Rejection>> {
  const book = await offers.load(merchantId, storeId);
  const counters = countersOf(book.offers, coupons, customer);
  const uses = await offers.uses(merchantId, storeId, counters);
  const subtotal = subtotalOf(currency, lines);
  // Tax at most doubles it.
  const most = book.rules.taxes.some((t) => t.mode === 'added') ? MAX_MINOR / 2 : MAX_MINOR;
  if (subtotal + deliveryFee > most) {
    return fail(unprocessable('total-too-large', 'lines', 'The total is too large.'));
  }
  const { timeZone } = businessDay;
  const at = { now, timeZone, subtotal, customer, uses };
  const chosen = chooseOffers(lines, book.offers, coupons, at);
  const discounts = chosen.applied.map(({ offer, off }) => ({
    offerId: offer.offerId,
    label: translate(offer.name, language),
    off,
  }));
  return ok({ ...chosen, ...totalsOf(currency, lines, discounts, book.rules, deliveryFee) });
}

export const subtotalOf = (currency: Currency, lines: readonly OrderLine[]): number =>
  sum(
    currency,
    lines.map((l) => l.total),
  ).minor;

/** Why the first coupon that takes nothing off is refused; an order takes all of its coupons or none. */
export function couponFault({ refused }: PricedWithOffers): Rejection | undefined {
  const [first] = refused;
  return first && couponRejection(first);
}

export const couponRejection = ({
  index,
  reason,
}: RefusedCoupon): Rejection & { field: string } => ({
  status: 422,
  code: reason,
  detail: COUPON_REFUSALS[reason],
  field: `coupons[${index}]`,
});
