import { born, parseOfferId } from '../../core/domain/ids.ts';
import { type Currency, money, times } from '../../core/domain/money.ts';
import type { Benefit, Offer, OfferTerms } from '../../core/domain/offers/offer.ts';
import type { OrderLine } from '../../core/domain/order.ts';

/** An offer of this number; a higher one is newer. */
export const offerOf = (n: number, benefit: Benefit, terms: Partial<OfferTerms> = {}): Offer => ({
  offerId: born(parseOfferId, `01${String(n).padStart(24, '0')}`),
  version: 1,
  status: 'ACTIVE',
  createdAt: n,
  changedAt: n,
  name: { en: `Offer ${n}` },
  benefit,
  exclusive: false,
  ...terms,
});

export const cartLine = (
  n: number,
  itemId: string,
  unitMinor: number,
  quantity = 1,
  currency: Currency = 'CNY',
): OrderLine => {
  const unitPrice = money(currency, unitMinor);
  const total = times(unitPrice, quantity);
  return { lineId: `l${n}`, itemId, name: itemId, options: [], quantity, unitPrice, total };
};
