import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeGbk } from '../../../alipay/global/gbk.ts';

test('ASCII and Chinese are written in the bytes of GBK', () => {
  // printf %s 'A可乐' | iconv -t GBK | xxd -p
  expect(encodeGbk('A可乐')?.toString('hex')).toBe('41bfc9c0d6');
});

test('every character of GB2312 has its bytes', () => {
  const decoder = new TextDecoder('gbk');
  let characters = 0;
  for (let lead = 0xb0; lead <= 0xf7; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      // The last five of D7 are empty in GB2312, and of private use beyond it.
      if (!/^\p{Script=Han}$/u.test(character)) continue;
      characters += 1;
      expect(encodeGbk(character)).toEqual(Buffer.of(lead, trail));
    }
  }
  expect(characters).toBe(6763);
});

test('a text with a character that GBK has not has no bytes at all, rather than fewer', () => {
  expect(encodeGbk('可😀')).toBeUndefined();
  expect(encodeGbk('é\uD800')).toBeUndefined();
});

test('whatever is written is read back', () => {
  const decoder = new TextDecoder('gbk');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'A =可乐，é€😀') }), (text) => {
      const bytes = encodeGbk(text);
      if (bytes !== undefined) expect(decoder.decode(bytes)).toBe(text);
    }),
  );
});
