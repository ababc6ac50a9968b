import type { MerchantId, StoreId } from '../domain/ids.ts';
import { type Currency, MAX_MINOR, sum } from '../domain/money.ts';
import type { AppliedOffer } from '../domain/offers/apply-offers.ts';
import { chooseOffers, countersOf, type RefusedCoupon } from '../domain/offers/choose-offers.ts';
import { type Circumstances, COUPON_REFUSALS } from '../domain/offers/coupons.ts';
import type { OfferBook } from '../domain/offers/offer.ts';
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
  wanted: OffersWanted,
  store: Pick<Store, 'currency' | 'businessDay'>,
  lines: readonly OrderLine[],
  now: number,
  deliveryFee = 0,
): Promise<Result<PricedWithOffers, Rejection>> {
  const { merchantId, storeId, coupons = [], customer } = wanted;
  const book = await offers.load(merchantId, storeId);
  const counters = countersOf(book.offers, coupons, customer);
  const uses = await offers.uses(merchantId, storeId, counters);
  // Tax at most doubles it.
  const isTaxed = book.rules.taxes.some((t) => t.mode === 'added');
  const most = isTaxed ? MAX_MINOR / 2 : MAX_MINOR;
  if (subtotalOf(store.currency, lines) + deliveryFee > most) {
    return fail(unprocessable('total-too-large', 'lines', 'The total is too large.'));
  }
  return ok(priceByBook(book, { ...wanted, uses }, store, lines, now, deliveryFee));
}

/** The same from a book that was read before, as often as a decision needs it. */
export function priceByBook(
  { offers, rules }: Pick<OfferBook, 'offers' | 'rules'>,
  { coupons = [], customer, language, uses }: Omit<OffersWanted, 'merchantId' | 'storeId'> & Uses,
  { currency, businessDay: { timeZone } }: Pick<Store, 'currency' | 'businessDay'>,
  lines: readonly OrderLine[],
  now: number,
  deliveryFee = 0,
): PricedWithOffers {
  const at = { now, timeZone, subtotal: subtotalOf(currency, lines), customer, uses };
  const chosen = chooseOffers(lines, offers, coupons, at);
  const discounts = chosen.applied.map(({ offer, off }) => ({
    offerId: offer.offerId,
    label: translate(offer.name, language),
    off,
  }));
  return { ...chosen, ...totalsOf(currency, lines, discounts, rules, deliveryFee) };
}

type Uses = Pick<Circumstances, 'uses'>;

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
