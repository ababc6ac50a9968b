import { expect, test } from 'vitest';
import { decodeForm } from '../../alipay/form.ts';

const form = (body: Buffer | string): unknown => {
  const decoded = decodeForm(body);
  return typeof decoded === 'string' ? decoded : Object.fromEntries(decoded);
};

test('names and values are decoded once, and may be one letter or nothing', () => {
  expect(form('a=1&%62=x%3Dy+z&c=%2541&d=')).toEqual({ a: '1', b: 'x=y z', c: '%41', d: '' });
});

test('a body may have 64 KiB and not a byte more, however few characters that is', () => {
  const room = 64 * 1024 - 'a='.length;
  expect(form(`a=${'x'.repeat(room)}`)).toEqual({ a: 'x'.repeat(room) });
  expect(form(`a=${'x'.repeat(room + 1)}`)).toBe('too-large');
  expect(form(`a=${'饭'.repeat(room / 2)}`)).toBe('too-large');
});

test('a byte order mark belongs to the name that it stands before', () => {
  expect(form(Buffer.from('\uFEFFa=1'))).toEqual({ '\uFEFFa': '1' });
});

test.each([
  ['%zz=1', 'malformed'],
  ['a=%4z', 'malformed'],
  ['a=%', 'malformed'],
  ['=1', 'malformed'],
  ['a', 'malformed'],
  ['%B5%C4=1', 'charset'],
  ['a=%B5%C4', 'charset'],
  ['a=1&charset=GBK', 'charset'],
  ['a=1&a=1', 'duplicate-parameter'],
])('%s is %s', (body, fault) => {
  expect(form(body)).toBe(fault);
});

test.each(['utf-8', 'UTF-8'])('a body may say that it is %s', (charset) => {
  expect(form(`charset=${charset}`)).toEqual({ charset });
});
