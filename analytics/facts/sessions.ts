import { COMMON, type FactTable } from './table.ts';

export const SESSIONS = {
  name: 'sessions',
  meaning:
    'One row of each step that somebody took at a screen, without anything that tells who: from the first touch to the order or to walking away.',
  columns: {
    ...COMMON,
    session_id: { type: 'string', meaning: 'One visit; a number that means nothing elsewhere.' },
    screen: { type: 'string', meaning: '`kiosk`, `table` or `pos`.' },
    device_id: {
      type: 'string',
      nullable: true,
      meaning: "The paired screen; null on a guest's own phone.",
    },
    language: { type: 'string', meaning: 'Of the page, such as `zh` or `en`.' },
    step_no: { type: 'int', meaning: 'From 1 within the session.' },
    step: {
      type: 'string',
      meaning:
        '`start`, `menu`, `item`, `upsell-shown`, `upsell-accepted`, `cart`, `checkout`, `pay`, `done`, `abandoned`; `offline`: the screen was out of order for `on_previous_ms`.',
    },
    previous_step: {
      type: 'string',
      nullable: true,
      meaning: 'The step before it; null on the first.',
    },
    is_back: { type: 'boolean', meaning: 'A step back.' },
    is_accessible: {
      type: 'boolean',
      meaning: 'The page was in large print, in high contrast or with less motion.',
    },
    item_id: { type: 'string', nullable: true, meaning: 'The dish of the step, if any.' },
    since_start_ms: { type: 'bigint', unit: 'ms', meaning: 'From the first step to this one.' },
    on_previous_ms: {
      type: 'bigint',
      unit: 'ms',
      meaning: 'How long the step before took; at most a day, as the column before.',
    },
  },
} as const satisfies FactTable;
