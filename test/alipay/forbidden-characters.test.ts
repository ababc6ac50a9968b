import { expect, test } from 'vitest';
import { cleanSubject, cleanText } from '../../alipay/forbidden-characters.ts';

test('a dish name keeps its words apart when Alipay forbids what joins them', () => {
  expect(cleanSubject('可乐/雪碧 "大份" A&B=C')).toBe('可乐 雪碧 大份 A B C');
});

test('a dish name cannot smuggle a parameter into the signed text', () => {
  expect(cleanSubject('burger&total_amount=0.01')).not.toMatch(/[&=]/);
});

test('control characters and line separators go', () => {
  expect(cleanSubject('a\u0000b\r\nc\u007fd\u2028e')).toBe('a b c d e');
});

test('at most 256 units are left, and no half character', () => {
  expect(cleanSubject('饭'.repeat(300))).toBe('饭'.repeat(256));
  expect(cleanSubject(`a${'🍔'.repeat(200)}`)).toBe(`a${'🍔'.repeat(127)}`);
});

test('nothing is left of a name of nothing but forbidden characters', () => {
  expect(cleanSubject('&&//')).toBe('');
});

test('a name cannot turn the direction of the text around it', () => {
  expect(cleanSubject('tea \u202e00.1\u202c \u2066x\u2069')).toBe('tea 00.1 x');
  // The joiner of a family is no such character.
  expect(cleanSubject('👨‍👩‍👧')).toBe('👨‍👩‍👧');
});

test('the length is the one that the field takes, and no space stands at its ends', () => {
  expect(cleanText('  abc def', 4)).toBe('abc');
  expect(cleanText('饭&面', 3)).toBe('饭 面');
});
