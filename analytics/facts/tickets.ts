import { COMMON, type FactTable } from './table.ts';

export const TICKETS = {
  name: 'tickets',
  meaning:
    "One row of each step of a kitchen ticket: its release (`PROPOSED`), its start (`PREPARING`), ready (`PREPARED`), collected (`COMPLETED`). A dish that was called ready too early goes back to `PREPARING`; `step_no` tells a ticket's first time in a status from the others.",
  columns: {
    ...COMMON,
    ticket_id: { type: 'string', meaning: 'The ticket, within its order.' },
    order_id: { type: 'string', meaning: 'The order.' },
    channel: { type: 'string', meaning: 'As in `orders`.' },
    fulfilment: { type: 'string', meaning: 'As in `orders`.' },
    status: { type: 'string', meaning: 'The status that it came into.' },
    previous_status: {
      type: 'string',
      nullable: true,
      meaning: 'The status that it came from; null on its release.',
    },
    step_no: {
      type: 'int',
      meaning: '1 on the first time that the ticket came into this status, then 2 and so on.',
    },
    released_at_ms: { type: 'bigint', unit: 'ms since 1970', meaning: 'When it was released.' },
    since_release_ms: {
      type: 'bigint',
      unit: 'ms',
      meaning: 'From its release to this row: of `PREPARED` with step 1, the kitchen lead time.',
    },
    in_previous_ms: {
      type: 'bigint',
      unit: 'ms',
      meaning: 'How long it was in the previous status: of `COMPLETED`, how long it waited ready.',
    },
    promised_at_ms: {
      type: 'bigint',
      nullable: true,
      unit: 'ms since 1970',
      meaning: 'The beginning of its delivery slot; null where it is not brought.',
    },
    lines_count: { type: 'int', meaning: 'How many lines it has.' },
    units: { type: 'int', meaning: 'Sum of their quantities.' },
  },
} as const satisfies FactTable;
