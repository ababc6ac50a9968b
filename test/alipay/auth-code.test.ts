import { expect, test } from 'vitest';
import { isAuthCode, sceneOf } from '../../alipay/auth-code.ts';

test.each([
  ['the usual 18 digits', '281234567890123456'],
  ['the shortest, 16 digits', '2512345678901234'],
  ['the longest, 24 digits', '301234567890123456789012'],
  ['a face string', `fp${'a1B'.repeat(11)}`],
])('a payment code: %s', (_, code) => {
  expect(isAuthCode(code)).toBe(true);
});

test.each([
  ['a WeChat code', '131234567890123456'],
  ['prefix 24', '241234567890123456'],
  ['prefix 31', '311234567890123456'],
  ['15 digits', '251234567890123'],
  ['25 digits', '2512345678901234567890123'],
  ['a letter', '28123456789012345x'],
  ['a line feed of the scanner', '281234567890123456\n'],
  ['full-width digits', '２８1234567890123456'],
  ['a face string cut short', `fp${'a'.repeat(32)}`],
  ['nothing', ''],
])('no payment code: %s', (_, code) => {
  expect(isAuthCode(code)).toBe(false);
});

test('a face string is paid in another scene than a barcode', () => {
  expect(sceneOf('281234567890123456')).toBe('bar_code');
  expect(sceneOf(`fp${'a'.repeat(33)}`)).toBe('security_code');
});
