import { COMMON, type FactTable } from './table.ts';

export const ORDER_LINES = {
  name: 'order_lines',
  meaning:
    'The lines of each order when it ended, with the time of its end; beside a combo one row (`line_kind` is `part`) of each dish in it.',
  columns: {
    ...COMMON,
    order_id: { type: 'string', meaning: 'The order.' },
    order_status: { type: 'string', meaning: '`COMMITTED` or `CANCELED`, as in `orders`.' },
    channel: { type: 'string', meaning: 'As in `orders`.' },
    fulfilment: { type: 'string', meaning: 'As in `orders`.' },
    currency: { type: 'string', meaning: 'ISO 4217, of all amounts of the row.' },
    line_id: { type: 'string', meaning: "The line; a part has its combo's." },
    line_no: { type: 'int', meaning: 'From 1, within the order; a part follows its combo.' },
    line_kind: {
      type: 'string',
      meaning:
        '`dish` sold by itself, `combo`, or `part`: a dish in a combo, whose money is all in the combo and which counts 0.',
    },
    item_id: { type: 'string', meaning: "The menu's id of the dish." },
    item_name: {
      type: 'string',
      meaning: 'As the customer read it, so in different languages: group by `item_id`.',
    },
    category_id: {
      type: 'string',
      nullable: true,
      meaning: 'Where the menu had it; null on parts, and on orders of before it was written down.',
    },
    quantity: { type: 'int', meaning: 'Units.' },
    unit_price_minor: {
      type: 'bigint',
      unit: 'minor units',
      meaning: 'Of one, with its options, before offers.',
    },
    gross_minor: { type: 'bigint', unit: 'minor units', meaning: 'quantity * unit price.' },
    discount_minor: { type: 'bigint', unit: 'minor units', meaning: 'What offers took off.' },
    net_minor: { type: 'bigint', unit: 'minor units', meaning: 'gross - discount.' },
    tax_added_minor: {
      type: 'bigint',
      unit: 'minor units',
      meaning: 'Tax that was added to the net price.',
    },
    options_count: { type: 'int', meaning: 'Options chosen with one unit; 0 on parts.' },
    options_minor: {
      type: 'bigint',
      unit: 'minor units',
      meaning: 'What the options add to the unit price; may be negative.',
    },
  },
} as const satisfies FactTable;
