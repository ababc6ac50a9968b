import { COMMON, type FactTable } from './table.ts';

export const CASES = {
  name: 'cases',
  meaning:
    'One row when a case is opened, something that a person has to look at, and one when it is resolved.',
  columns: {
    ...COMMON,
    case_id: { type: 'string', meaning: 'The case.' },
    kind: { type: 'string', meaning: 'Why, such as `partly-paid` or `refund-stuck`.' },
    status: { type: 'string', meaning: '`OPEN` or `RESOLVED`.' },
    order_id: { type: 'string', nullable: true, meaning: 'The order; null where it is of none.' },
    payment_id: { type: 'string', nullable: true, meaning: 'The attempt to pay, if any.' },
    refund_id: { type: 'string', nullable: true, meaning: 'The refund, if any.' },
    currency: { type: 'string', nullable: true, meaning: 'ISO 4217, where it is about money.' },
    amount_minor: {
      type: 'bigint',
      nullable: true,
      unit: 'minor units',
      meaning: 'The amount in question, where it is about money.',
    },
    opened_at_ms: { type: 'bigint', unit: 'ms since 1970', meaning: 'When it was opened.' },
    open_ms: { type: 'bigint', unit: 'ms', meaning: 'How long it was open; 0 on `OPEN`.' },
    resolved_by: {
      type: 'string',
      nullable: true,
      meaning: '`system`, or the role of the person who resolved it; null on `OPEN`.',
    },
  },
} as const satisfies FactTable;
