import { born, parseOfferId } from '../../../core/domain/ids.ts';
import type { Benefit, Offer, OfferBook } from '../../../core/domain/offers/offer.ts';
import type { PricingRules } from '../../../core/domain/pricing-rules.ts';

const offer = (n: number, name: string, benefit: Benefit, more: Partial<Offer> = {}): Offer => ({
  ...{ offerId: born(parseOfferId, String(n).padStart(26, '0')), version: 1, status: 'ACTIVE' },
  ...{ name: { en: name }, benefit, exclusive: false, createdAt: 0, changedAt: 0 },
  ...more,
});

/** A bundle, a part of what is left of large checks, and tax that is added. */
const WITH_TAX: { readonly offers: readonly Offer[]; readonly rules: PricingRules } = {
  offers: [
    offer(1, 'Noodles and tea', {
      ...{ kind: 'combo', comboPrice: 3_500 },
      parts: [
        { items: ['noodles'], quantity: 1 },
        { items: ['tea'], quantity: 1 },
      ],
    }),
    offer(2, 'Fifteen off', { kind: 'percentage', rate: 1_500 }, { minSubtotal: 4_000 }),
  ],
  rules: {
    version: 1,
    taxes: [
      { taxClass: 'drinks', label: 'Drinks', rate: 1_300, mode: 'added', items: ['tea'] },
      { taxClass: 'food', label: 'Food', rate: 725, mode: 'added' },
    ],
  },
};

/** An amount off, the third for half, and no small coins; an egg by itself costs nothing here. */
const WITH_ROUNDING: typeof WITH_TAX = {
  offers: [
    offer(1, 'The third for half', {
      ...{ kind: 'buy-n-get-m', buy: 2, get: 1, rate: 5_000, items: ['noodles', 'egg'] },
    }),
    offer(2, 'Five off', { kind: 'amount', amount: 500 }, { minSubtotal: 2_000 }),
  ],
  rules: {
    ...{ version: 1, rounding: { to: 10, mode: 'nearest' } },
    taxes: [{ taxClass: 'vat', label: 'VAT', rate: 600, mode: 'included' }],
  },
};

/** How each store prices beside its menu. */
export const pricingOf = (merchantId: string): Pick<OfferBook, 'offers' | 'rules'> =>
  merchantId === 'm1' ? WITH_TAX : WITH_ROUNDING;
