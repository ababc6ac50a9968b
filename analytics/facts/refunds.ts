import { COMMON, type FactTable } from './table.ts';

export const REFUNDS = {
  name: 'refunds',
  meaning: 'One row of each refund when it was settled.',
  columns: {
    ...COMMON,
    refund_id: { type: 'string', meaning: 'The refund.' },
    payment_id: { type: 'string', meaning: 'The attempt whose money it gives back.' },
    order_id: { type: 'string', meaning: 'The order.' },
    channel: { type: 'string', meaning: 'As in `orders`.' },
    way: { type: 'string', meaning: 'How it had been paid, as in `payments`.' },
    kind: {
      type: 'string',
      meaning:
        "`staff` (a person's), `give-back` (money that came too late and was never a sale) or `overpaid`.",
    },
    status: { type: 'string', meaning: '`SUCCEEDED` or `FAILED`. Only the former moved money.' },
    currency: { type: 'string', meaning: 'ISO 4217.' },
    amount_minor: { type: 'bigint', unit: 'minor units', meaning: 'Never negative.' },
    requested_at_ms: { type: 'bigint', unit: 'ms since 1970', meaning: 'When it was asked for.' },
    resolution_ms: { type: 'bigint', unit: 'ms', meaning: 'From then until this row.' },
    order_business_date: {
      type: 'date',
      nullable: true,
      meaning: 'The day in `orders` on which the order ended; null where it had not.',
    },
    lines_count: {
      type: 'int',
      meaning: 'How many lines were returned; 0 where an amount was.',
    },
    units: { type: 'int', meaning: 'How many units of these lines.' },
  },
} as const satisfies FactTable;
