import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseIdOf } from '../../../core/domain/exception-case.ts';
import {
  born,
  giveBackRefundId,
  outTradeNoOf,
  parseCaseId,
  parseMerchantId,
  parseOrderId,
  parseOutTradeNo,
  parsePaymentId,
  parseRefundId,
  parseStoreId,
  parseTicketId,
  staffRefundId,
} from '../../../core/domain/ids.ts';

const CROCKFORD = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const ulid = fc
  .tuple(
    fc.constantFrom(...CROCKFORD.slice(0, 8)),
    fc.array(fc.constantFrom(...CROCKFORD), { minLength: 25, maxLength: 25 }),
  )
  .map(([first, rest]) => first + rest.join(''));

test('our out_trade_no names its order and payment, in what Alipay allows', () => {
  fc.assert(
    fc.property(ulid, ulid, (a, b) => {
      const [orderId, paymentId] = [born(parseOrderId, a), born(parsePaymentId, b)];
      const outTradeNo = outTradeNoOf(orderId, paymentId);
      expect(outTradeNo).toMatch(/^[A-Za-z0-9_]{1,64}$/);
      expect(parseOutTradeNo(outTradeNo)).toEqual({ orderId, paymentId });
    }),
  );
});

test.each([
  '',
  'qr-881',
  '2088102146225135',
  `KC${'0'.repeat(51)}`,
  `KC${'0'.repeat(53)}`,
  `kc${'0'.repeat(52)}`,
  `KC${'0'.repeat(25)}U${'0'.repeat(26)}`,
  `KC${'0'.repeat(52)}\n`,
  `xKC${'0'.repeat(52)}`,
])('%j is not a number of ours', (text) => {
  expect(parseOutTradeNo(text)).toBeUndefined();
});

test('the refund that gives late money back has one number per payment, apart from any of staff', () => {
  const paymentId = born(parsePaymentId, '01ARZ3NDEKTSV4RRFFQ69G5FAV');
  expect(giveBackRefundId(paymentId)).toBe(giveBackRefundId(paymentId));
  expect(giveBackRefundId(paymentId)).not.toBe(staffRefundId(paymentId));
  expect(parseRefundId(giveBackRefundId(paymentId))).toBeDefined();
});

test.each(['m', 'noodle-house-7', `m${'x'.repeat(31)}`])(
  '%s names a merchant, and a store',
  (text) => {
    expect(parseMerchantId(text)).toBe(text);
    expect(parseStoreId(text)).toBe(text);
  },
);

const ULID = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
test.each([
  ['an order', parseOrderId, ULID],
  ['a refund', parseRefundId, `R${ULID}`],
  ['a ticket', parseTicketId, 't-c1'],
  ['a case', parseCaseId, `cancel-stuck_${ULID}`],
] as const)('%s is named by its whole id: nothing may stand before or after it', (_, parse, id) => {
  expect(parse(id)).toBe(id);
  expect(parse(`#${id}`)).toBeUndefined();
  expect(parse(`${id}#`)).toBeUndefined();
  expect(parse(`${id}\n`)).toBeUndefined();
});

test.each(['M1', 'm_1', '', '-m', `m${'x'.repeat(32)}`, 'm1#m2', 'm1\n'])(
  '%j names no merchant',
  (text) => {
    expect(parseMerchantId(text)).toBeUndefined();
  },
);

test('a malformed id of our own making is a surprise', () => {
  expect(() => born(parseTicketId, 't-')).toThrow('Not a valid id');
});

test('a case is about one cause, whatever characters name it', () => {
  expect(caseIdOf('unsolicited-credit', '2026#1/静态')).toBe('unsolicited-credit_2026.1...');
  expect(caseIdOf('unknown-payment', 'x'.repeat(200))).toHaveLength('unknown-payment_'.length + 80);
});
