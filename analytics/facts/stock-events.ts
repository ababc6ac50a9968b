import { COMMON, type FactTable } from './table.ts';

export const STOCK_EVENTS = {
  name: 'stock_events',
  meaning:
    'One row when something can no longer be had (`is_out`), another such when the announced end of that changes, and one when it can be had again.',
  columns: {
    ...COMMON,
    cause: {
      type: 'string',
      meaning:
        '`count` (counted portions ran out or came back) or `snooze` (staff took it off sale, or put it back). What is out by both causes is out until both have ended.',
    },
    kind: { type: 'string', meaning: 'What: an `item`, an `option`, or the whole `store`.' },
    item_id: {
      type: 'string',
      nullable: true,
      meaning: 'The dish; null for the store, and for an option that is snoozed wherever it is.',
    },
    option_id: { type: 'string', nullable: true, meaning: 'The option; null where it is a dish.' },
    is_out: { type: 'boolean', meaning: 'From here on it cannot be had; false: it can, again.' },
    until_ms: {
      type: 'bigint',
      nullable: true,
      unit: 'ms since 1970',
      meaning:
        'When a snooze ends by itself, for which no row of its own is written; null where somebody must end it.',
    },
  },
} as const satisfies FactTable;
