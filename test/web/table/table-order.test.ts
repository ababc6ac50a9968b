import { describe, expect, test } from 'vitest';
import { isOver, noticeOf, showsCode } from '../../../web/src/table/own-payment.ts';
import { saidIn } from '../../../web/src/table/said-in.ts';
import { tableAddress } from '../../../web/src/table/table-address.ts';
import {
  afterLook,
  failedChecks,
  guestsOf,
  payRequest,
  plainTwin,
  stateOfLine,
  type TableLine,
  type TableOrder,
} from '../../../web/src/table/table-order.ts';

const line = (lineId: string, diner: string, more: Partial<TableLine> = {}): TableLine => ({
  ...{ lineId, diner, itemId: 'tea', name: 'Tea', options: [], quantity: 1 },
  ...{ unitPrice: 1_000, total: 1_000, changeable: true, ...more },
});

const check = (
  checkId: string,
  lineIds: string[],
  status: TableOrder['checks'][number]['status'] = 'DUE',
): TableOrder['checks'][number] => ({ checkId, lineIds, amountDue: 1_000, rows: [], status });

const payment = (
  checkId: string,
  status: TableOrder['payments'][number]['status'],
  code: TableOrder['payments'][number]['notice']['code'] = 'scan',
): TableOrder['payments'][number] => ({
  ...{ paymentId: `p-${checkId}`, checkId, status, amount: 1_000 },
  notice: { code, text: '', reference: 'R1' },
});

const orderOf = (more: Partial<TableOrder> = {}): TableOrder => ({
  ...{ orderId: 'o1', storeId: 's1', tableId: '12', status: 'OPEN', currency: 'CNY' },
  ...{ total: 0, unpaid: 0, rows: [], lines: [], due: {}, checks: [], payments: [], ...more },
});

describe('the guests of a table', () => {
  const order = orderOf({
    diner: 'd2',
    lines: [
      line('l1', 'd1'),
      line('l2', 'd2', { total: 2_000, discount: 300, tax: 100 }),
      line('l3', 'd3'),
      line('l4', 'd2'),
    ],
    checks: [check('c1', ['l2'], 'PAID'), check('c2', ['l1'], 'PAYING'), check('c3', ['l3', 'l4'])],
  });

  test('are shown with oneself first, and then as they came', () => {
    expect(guestsOf(order).map(({ number, isMe }) => [number, isMe])).toEqual([
      [2, true],
      [1, false],
      [3, false],
    ]);
  });

  test('owe what their dishes cost with discounts and tax, and have paid what is paid', () => {
    expect(guestsOf(order).map(({ total, paid }) => [total, paid])).toEqual([
      [2_800, 1_800],
      [1_000, 0],
      [1_000, 0],
    ]);
  });

  test('see of each dish whether somebody pays it', () => {
    expect(['l1', 'l2', 'l3'].map((id) => stateOfLine(order, id))).toEqual([
      'paying',
      'paid',
      'open',
    ]);
  });

  test('count one more onto their own plain dish, and onto nothing else', () => {
    expect(plainTwin(order, 'tea')?.lineId).toBe('l2');
    const asked = (more: Partial<TableLine>) =>
      plainTwin(orderOf({ diner: 'd1', lines: [line('l1', 'd1', more)] }), 'tea');
    expect(asked({})).toBeDefined();
    expect(asked({ changeable: false })).toBeUndefined();
    expect(asked({ note: 'hot' })).toBeUndefined();
    expect(asked({ options: [{ optionId: 'x', name: 'X', priceDelta: 0 }] })).toBeUndefined();
    expect(asked({ diner: 'd2' })).toBeUndefined();
  });
});

describe('a request to pay', () => {
  const due = { amount: 1_000, lines: [{ lineId: 'l1', quantity: 1 }], rows: [] };

  test('names the amount and the dishes that were shown', () => {
    const order = orderOf({ due: { mine: due } });
    expect(payRequest(order, { whose: 'mine' })).toEqual({
      ...{ whose: 'mine', amount: 1_000, lines: due.lines },
    });
    expect(payRequest(order, { whose: 'all' })).toBeUndefined();
  });

  test('names a check that failed, as long as it is there', () => {
    const order = orderOf({ checks: [check('c1', ['l1'])], payments: [payment('c1', 'CLOSED')] });
    expect(failedChecks(order).map(({ checkId }) => checkId)).toEqual(['c1']);
    const wanted = { whose: 'check', checkId: 'c1' } as const;
    expect(payRequest(order, wanted)).toEqual({ ...wanted, amount: 1_000 });
    expect(payRequest(order, { ...wanted, checkId: 'c9' })).toBeUndefined();
  });

  test.each(['PENDING', 'CANCELLING', 'RETURNING'] as const)(
    'is not offered again while a payment is %s',
    (status) => {
      const order = orderOf({ checks: [check('c1', ['l1'])], payments: [payment('c1', status)] });
      expect(failedChecks(order)).toEqual([]);
    },
  );
});

describe('an order that has ended', () => {
  const paid = [check('c1', ['l1'], 'PAID')];

  test('is thanked for where somebody has paid, and stays whoever sits there next', () => {
    expect(afterLook(orderOf(), orderOf({ status: 'ENDED', checks: paid }))).toBe('ended');
    expect(afterLook(orderOf({ checks: paid }), orderOf({ orderId: 'o2' }))).toBe('ended');
  });

  test('gives way to the next where nobody has paid', () => {
    expect(afterLook(orderOf(), orderOf({ status: 'ENDED' }))).toBe('begin-again');
    expect(afterLook(orderOf(), orderOf({ orderId: 'o2', status: 'EMPTY' }))).toBe('show');
    expect(afterLook(undefined, orderOf({ status: 'EMPTY' }))).toBe('show');
  });
});

test('the shared order tells what became of a payment, and no code is shown after its end', () => {
  const started = { ...payment('c1', 'PENDING'), paymentId: 'p-c1' };
  const own = { step: 'begun', payment: started } as unknown as Parameters<typeof noticeOf>[0];
  expect(noticeOf(own, orderOf())).toBe('scan');
  const notice = noticeOf(own, orderOf({ payments: [payment('c1', 'CAPTURED', 'paid')] }));
  expect([notice, isOver(notice), showsCode(notice)]).toEqual(['paid', true, false]);
  expect([isOver('being-returned'), showsCode('will-not-be-charged')]).toEqual([false, false]);
  expect(showsCode('confirming')).toBe(true);
});

test.each([
  ['/table/', '', '#V7G-sass_B5', 'V7G-sass_B5'],
  ['/t/V7G-sass_B5', '', '', 'V7G-sass_B5'],
  ['/table/', '', '', undefined],
  ['/table/', '', '#<script>', undefined],
])('the address %s%s%s leads to table %s', (pathname, search, hash, token) => {
  expect(tableAddress({ pathname, search, hash }).token).toBe(token);
});

test('a line is read in the language of the menu, and keeps its words where that has none', () => {
  const group = { groupId: 'g', name: '', required: false, minSelected: 0, maxSelected: 1 };
  const modifiers = [
    { optionId: 'x', name: 'ice', priceDelta: 0, isDefault: false, soldOut: false },
  ];
  const item = { itemId: 'tea', name: 'tea', modifierGroups: [{ ...group, modifiers }] };
  const items = new Map([['tea', item]]) as unknown as Parameters<typeof saidIn>[0];
  const options = ['x', 'y'].map((optionId) => ({ optionId, name: '冰', priceDelta: 0 }));
  const ordered = line('l1', 'd1', { name: '茶', options });
  expect(saidIn(items, ordered)).toEqual({ name: 'tea', options: ['ice', '冰'] });
  expect(saidIn(new Map(), ordered)).toEqual({ name: '茶', options: ['冰', '冰'] });
});

test('who comes back from signing in has a code and a state', () => {
  const address = { pathname: '/table/', search: '?auth_code=a1&state=s1', hash: '' };
  expect(tableAddress(address).back).toEqual({ authCode: 'a1', state: 's1' });
  expect(tableAddress({ ...address, search: '?auth_code=a1' }).back).toBeUndefined();
});
