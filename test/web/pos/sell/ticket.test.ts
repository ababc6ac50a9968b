import { describe, expect, test } from 'vitest';
import {
  EMPTY,
  editBody,
  orderBody,
  startOver,
  type Ticket,
  ticketOf,
  withQuantity,
} from '../../../../web/src/pos/sell/ticket.ts';

const line = { key: 'a', itemId: 'tofu', options: [], choices: [], quantity: 2, note: '' };
const TICKET: Ticket = { ...EMPTY, lines: [line], tableNumber: '7', customerName: 'Li' };

const ORDER = {
  orderId: 'o1',
  version: 3,
  fulfilment: 'dine-in',
  tableNumber: '7',
  coupons: ['WELCOME'],
  hold: { until: 1, label: 'window' },
  lines: [
    {
      ...{ lineId: 'l1', itemId: 'set', name: 'Set', quantity: 1, unitPrice: 1, total: 1 },
      note: 'no ice',
      options: [
        { optionId: 'big', name: 'Big', priceDelta: 0 },
        { optionId: 'cola', name: 'Cola', priceDelta: 0, slotId: 'drink' },
        { optionId: 'iced', name: 'Iced', priceDelta: 0 },
      ],
    },
  ],
};

describe('a ticket as an order', () => {
  test('says what was entered, and leaves out what was not', () => {
    expect(orderBody(TICKET, 's1', 'en')).toEqual({
      ...{ storeId: 's1', channel: 'pos', fulfilment: 'dine-in', language: 'en' },
      lines: [{ itemId: 'tofu', options: [], quantity: 2 }],
      ...{ tableNumber: '7', customerName: 'Li' },
    });
  });

  test('has no table when it is carried away', () => {
    expect(orderBody({ ...TICKET, fulfilment: 'takeout' }, 's1', 'en')).not.toHaveProperty(
      'tableNumber',
    );
    expect(editBody({ ...TICKET, fulfilment: 'takeout' }, 'en').tableNumber).toBeNull();
  });

  test('takes back what was taken away from an order that is changed', () => {
    expect(editBody({ ...TICKET, customerName: '' }, 'en')).toMatchObject({
      ...{ customerName: null, note: null, coupons: [] },
    });
  });
});

describe('an order that is recalled', () => {
  test('gives a dish of a combo its own options back', () => {
    expect(ticketOf(ORDER).lines).toEqual([
      {
        ...{ key: 'l1', itemId: 'set', options: ['big'], quantity: 1, note: 'no ice' },
        choices: [{ slotId: 'drink', itemId: 'cola', options: ['iced'] }],
      },
    ]);
  });

  test('knows which version it changes; started over, it is a new one', () => {
    expect(ticketOf(ORDER).changes).toEqual({ orderId: 'o1', version: 3, label: 'window' });
    expect(startOver(ORDER)).not.toHaveProperty('changes');
    expect(startOver(ORDER)).toMatchObject({ tableNumber: '7', coupons: ['WELCOME'] });
  });
});

test('a line of none is no line', () => {
  expect(withQuantity(TICKET, 'a', 5).lines[0]?.quantity).toBe(5);
  expect(withQuantity(TICKET, 'a', 0).lines).toEqual([]);
});
