import { COMMON, type FactTable } from './table.ts';

export const PAYMENTS = {
  name: 'payments',
  meaning:
    'One row of each attempt to pay when it came to its outcome (`is_outcome`), and one more for each later turn of the same attempt, such as money that arrived too late.',
  columns: {
    ...COMMON,
    payment_id: { type: 'string', meaning: 'The attempt.' },
    order_id: { type: 'string', meaning: 'The order.' },
    check_id: { type: 'string', meaning: 'The part of the bill that it pays.' },
    channel: { type: 'string', meaning: 'As in `orders`.' },
    way: {
      type: 'string',
      meaning:
        "`barcode` (we scan the customer), `qr` (the customer scans us), `static-qr` (the counter's sticker), `cash`, `card`, or `free` (nothing was due).",
    },
    status: {
      type: 'string',
      meaning:
        '`CAPTURED`, `DECLINED`, `CLOSED` (ended unpaid), `CANCELLED` (by us), `RETURNING` (money came too late), `RETURNED` (and is back).',
    },
    is_outcome: {
      type: 'boolean',
      meaning: 'The first row of the attempt: count attempts by these.',
    },
    is_late: {
      type: 'boolean',
      meaning: 'Money arrived on an attempt that was over or was being cancelled.',
    },
    was_unknown: {
      type: 'boolean',
      meaning: 'For some time before this, Alipay gave no answer that proved anything.',
    },
    currency: { type: 'string', meaning: 'ISO 4217.' },
    amount_minor: { type: 'bigint', unit: 'minor units', meaning: 'What was asked for.' },
    captured_minor: {
      type: 'bigint',
      unit: 'minor units',
      meaning: 'What we took for good: the amount on `CAPTURED`, otherwise 0.',
    },
    started_at_ms: { type: 'bigint', unit: 'ms since 1970', meaning: 'When the attempt began.' },
    resolution_ms: { type: 'bigint', unit: 'ms', meaning: 'From then until this row.' },
    since_placed_ms: {
      type: 'bigint',
      unit: 'ms',
      meaning: "From the order's placing to this row.",
    },
    attempt_no: { type: 'int', meaning: 'From 1: the how manieth attempt to pay this order.' },
    evidence: {
      type: 'string',
      nullable: true,
      meaning:
        'What told us: `pay`, `query`, `notification`, `cancel`, `refund`, `bill`, `till` (a person), `us`.',
    },
    decline_code: {
      type: 'string',
      nullable: true,
      meaning: "Alipay's code where it declined, such as `ACQ.BUYER_BALANCE_NOT_ENOUGH`.",
    },
    cancel_reason: {
      type: 'string',
      nullable: true,
      meaning: 'Why we cancelled: `deadline`, `order-cancelled` or `attempt-failed`.',
    },
  },
} as const satisfies FactTable;
