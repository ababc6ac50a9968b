import { expect, test, vi } from 'vitest';
import { signMd5, verifyMd5 } from '../../../alipay/signing/md5.ts';
import { vectorText } from '../support.ts';
import { md5Key } from './support.ts';

const compared = vi.hoisted(() => vi.fn());
vi.mock('node:crypto', async (importOriginal) => {
  const crypto = await importOriginal<typeof import('node:crypto')>();
  return {
    ...crypto,
    timingSafeEqual: (a: Buffer, b: Buffer) => {
      compared(a.length, b.length);
      return crypto.timingSafeEqual(a, b);
    },
  };
});

const text = vectorText('B3', 'string_to_sign');
const signature = vectorText('B3', 'md5');

test('vector B3, byte for byte', () => {
  expect(signMd5(md5Key, text)).toBe(signature);
  expect(verifyMd5(md5Key, text, signature)).toBe(true);
});

test('hex is hex in either case', () => {
  expect(verifyMd5(md5Key, text, signature.toUpperCase())).toBe(true);
});

test('every comparison of two digests goes through the one that takes constant time', () => {
  compared.mockClear();
  verifyMd5(md5Key, text, signature);
  verifyMd5(md5Key, text, `0${signature.slice(1)}`);
  verifyMd5(md5Key, `${text} `, signature);
  expect(compared.mock.calls).toEqual([
    [16, 16],
    [16, 16],
    [16, 16],
  ]);
});

test.each([
  '',
  'x',
  signature.slice(1),
  `${signature}0`,
  `${signature.slice(1)}g`,
  ` ${signature}`,
])('%j is no signature', (other) => {
  expect(verifyMd5(md5Key, text, other)).toBe(false);
});

test('another key, or another text, is another signature', () => {
  expect(verifyMd5(`${md5Key}x`, text, signature)).toBe(false);
  expect(verifyMd5(md5Key, `${text}x`, signature)).toBe(false);
});
