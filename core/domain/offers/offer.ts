import type { MerchantId, OfferId, StoreId } from '../ids.ts';
import type { PricingRules } from '../pricing-rules.ts';
import type { Translated } from '../translated.ts';
import type { WeeklyPeriod } from './weekly-periods.ts';

/** What an offer takes off. Amounts are minor units, rates basis points (1,500 is 15 %). */
export type Benefit =
  /** A part of what the items cost after earlier offers; of everything when no items are named. */
  | { readonly kind: 'percentage'; readonly rate: number; readonly items?: Items }
  /** An amount off the items, or off everything; never more than they cost. */
  | { readonly kind: 'amount'; readonly amount: number; readonly items?: Items }
  /** Of each `buy + get` units the `get` cheapest cost less: by `rate`, 10,000 being free. */
  | {
      readonly kind: 'buy-n-get-m';
      readonly buy: number;
      readonly get: number;
      readonly rate: number;
      readonly items: readonly string[];
    }
  /** These together for a price. Options that cost more are paid for as well. */
  | { readonly kind: 'combo'; readonly comboPrice: number; readonly parts: readonly ComboPart[] };

type Items = readonly string[] | undefined;

/** So many units, each any one of the items. */
export interface ComboPart {
  readonly items: readonly string[];
  readonly quantity: number;
}

/** Who knows the code gets the offer, as often as the limits say. */
export interface Coupon {
  readonly code: string;
  readonly maxUses?: number | undefined;
  /** Only for orders that say whose they are. */
  readonly maxUsesPerCustomer?: number | undefined;
}

export interface OfferTerms {
  readonly name: Translated;
  readonly benefit: Benefit;
  /** Ms since 1970; from inclusive, until exclusive. */
  readonly validFrom?: number | undefined;
  readonly validUntil?: number | undefined;
  /** On the clock on the wall of the store; at any time when absent. */
  readonly periods?: readonly WeeklyPeriod[] | undefined;
  /** Of the lines before any discount, in minor units. */
  readonly minSubtotal?: number | undefined;
  /** Combines with no other offer, whatever the table says of its kind. */
  readonly exclusive: boolean;
  readonly coupon?: Coupon | undefined;
}

export interface Offer extends OfferTerms {
  readonly offerId: OfferId;
  readonly version: number;
  /** A stopped offer is never applied again. */
  readonly status: 'ACTIVE' | 'STOPPED';
  readonly createdAt: number;
  readonly changedAt: number;
}

/** How a store prices beside its menu: one row, so that an order is priced from one state of it. */
export interface OfferBook {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  /** 0 while the store has none. */
  readonly version: number;
  /** Oldest first. */
  readonly offers: readonly Offer[];
  readonly rules: PricingRules;
}

/** Keeps the row well under its limit (400 KB), and choosing among offers fast. */
export const OFFER_LIMITS = { kept: 100, active: 40 } as const;
