import { expect, test } from 'vitest';
import { parsedString, topLevelMembers } from '../../../alipay/open-platform/top-level-members.ts';

const members = (text: string): unknown => {
  const found = topLevelMembers(text);
  return typeof found === 'string' ? found : Object.fromEntries(found);
};

test.each([
  ['a number', '38.5'],
  ['a word', 'true'],
  ['nothing', 'null'],
  ['a text', '"a } ] , \\" b"'],
  ['an object', '{"b":{"c":"}"}}'],
  ['a list', '[1,[2,"]"],{"d":[]}]'],
])('a value that is %s is kept as it stands', (_, value) => {
  expect(members(`{"a":${value},"z":1}`)).toEqual({ a: value, z: '1' });
  expect(members(`{"a":${value}}`)).toEqual({ a: value });
});

test('spaces between the parts belong to none of them', () => {
  expect(members(' {\t"a" :\r 1 ,\n"b": [ 1 ] } ')).toEqual({ a: '1', b: '[ 1 ]' });
});

test.each([
  ['does not begin as an object', '("a":1}'],
  ['begins as a text', '"a":1}'],
  ['has another sign than a colon', '{"a"=1}'],
  ['has no colon', '{"a" 1}'],
  ['ends as a list', '{"a":1]'],
  ['ends in a value', '{"a":1'],
  ['ends in a text', '{"a":"1'],
  ['ends after a backslash', '{"a":"1\\'],
  ['ends in a list', '{"a":[1'],
  ['goes on', '{"a":1} x'],
  ['has no members', '{}'],
  ['has a value of two words', '{"a":1 2}'],
])('a text that %s is malformed', (_, text) => {
  expect(members(text)).toBe('malformed');
});

test('an answer has 16 members at most', () => {
  const of = (count: number): string =>
    `{${Array.from({ length: count }, (_, n) => `"m${n}":${n}`).join(',')}}`;
  expect(Object.keys(members(of(16)) as object)).toHaveLength(16);
  expect(members(of(17))).toBe('malformed');
});

test('a name that comes twice is refused, also where it is written in another way', () => {
  expect(members('{"sign":1,"sign":2}')).toBe('duplicate-member');
  expect(members('{"sign":1,"\\u0073ign":2}')).toBe('duplicate-member');
});

test('a text is what JSON says it is, and nothing else is a text', () => {
  expect(parsedString('"a\\/b"')).toBe('a/b');
  expect(parsedString('1')).toBeUndefined();
  expect(parsedString('"a')).toBeUndefined();
});
