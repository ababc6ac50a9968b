import { COMMON, type FactTable } from './table.ts';

export const ORDERS = {
  name: 'orders',
  meaning:
    'One row of each order when it ended: paid for (`COMMITTED`) or given up (`CANCELED`). An open order has none yet. What was given back later is in `refunds`.',
  columns: {
    ...COMMON,
    order_id: { type: 'string', meaning: 'The order.' },
    status: { type: 'string', meaning: '`COMMITTED` or `CANCELED`. Sales are the committed ones.' },
    channel: { type: 'string', meaning: 'Where it was placed: `kiosk`, `pos`, `table`, `phone`.' },
    fulfilment: { type: 'string', meaning: '`dine-in`, `takeout` or `delivery`.' },
    currency: { type: 'string', meaning: 'ISO 4217, of all amounts of the row.' },
    placed_at_ms: { type: 'bigint', unit: 'ms since 1970', meaning: 'When it was placed.' },
    placed_hour_local: {
      type: 'int',
      unit: '0 to 23',
      meaning: 'Hour on the clock on the wall when it was placed.',
    },
    open_ms: { type: 'bigint', unit: 'ms', meaning: 'From its placing to its end.' },
    lines_count: { type: 'int', meaning: 'How many lines it has.' },
    units: { type: 'int', meaning: 'Sum of the quantities of its lines.' },
    subtotal_minor: { type: 'bigint', unit: 'minor units', meaning: 'Lines before offers.' },
    discount_minor: {
      type: 'bigint',
      unit: 'minor units',
      meaning: 'What offers took off, coupons too; never less than 0.',
    },
    coupon_discount_minor: {
      type: 'bigint',
      unit: 'minor units',
      meaning: 'The part of the discount that coupons took off.',
    },
    delivery_fee_minor: { type: 'bigint', unit: 'minor units', meaning: 'For being brought.' },
    tax_added_minor: {
      type: 'bigint',
      unit: 'minor units',
      meaning: 'Tax that was added to the prices.',
    },
    tax_included_minor: {
      type: 'bigint',
      unit: 'minor units',
      meaning: 'Tax that the prices hold already; no part of the sum.',
    },
    rounding_minor: { type: 'bigint', unit: 'minor units', meaning: 'May be negative.' },
    total_minor: {
      type: 'bigint',
      unit: 'minor units',
      meaning: 'subtotal - discount + delivery + tax added + rounding: what was due.',
    },
    offers_count: { type: 'int', meaning: 'How many offers took something off, coupons too.' },
    offer_id: {
      type: 'string',
      nullable: true,
      meaning: 'The offer that took most off; null where none did.',
    },
    coupons_count: { type: 'int', meaning: 'How many coupons were used.' },
    coupon_offer_id: {
      type: 'string',
      nullable: true,
      meaning: 'The offer of the first coupon; null where none was used.',
    },
    checks_count: {
      type: 'int',
      meaning: 'Into how many checks the bill was split; 1: it was not.',
    },
    guests_count: {
      type: 'int',
      nullable: true,
      meaning: "Guests who ordered by their own phones; null where it is no table's order.",
    },
    menu_version: { type: 'int', meaning: 'The published menu that it was priced from.' },
    placed_by: {
      type: 'string',
      meaning: 'Role of who placed it: `kiosk`, `cashier`, `manager`, `diner`, `guest` and so on.',
    },
    device_id: {
      type: 'string',
      nullable: true,
      meaning: 'The kiosk that placed it; null where a person did, from whatever screen.',
    },
    diner: {
      type: 'string',
      nullable: true,
      meaning:
        'A keyed hash of the first signed-in customer; null for who has not signed in, and for who asked to be forgotten.',
    },
  },
} as const satisfies FactTable;
