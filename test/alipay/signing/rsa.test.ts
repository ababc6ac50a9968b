import { createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalText } from '../../../alipay/signing/canonical.ts';
import { sign, verify } from '../../../alipay/signing/rsa.ts';
import { appPublicKey, credentials, vectorText } from '../support.ts';

const text = vectorText('A1', 'string_to_sign');

test('RSA2 signs vector A1 byte for byte', () => {
  expect(sign('RSA2', credentials.privateKey, text)).toBe(vectorText('A1', 'sign'));
});

test('RSA signs vector A2, which differs in its sign_type only, byte for byte', () => {
  const a2 = text.replace('sign_type=RSA2', 'sign_type=RSA');
  expect(sign('RSA', credentials.privateKey, a2)).toBe(vectorText('A2', 'sign'));
});

test('RSA2 signs vector A4 byte for byte', () => {
  const a4 = vectorText('A4', 'string_to_sign');
  expect(sign('RSA2', credentials.privateKey, a4)).toBe(vectorText('A4', 'sign'));
});

test('a good signature verifies, over text and over its bytes', () => {
  const signature = vectorText('A1', 'sign');
  expect(verify('RSA2', appPublicKey, text, signature)).toBe(true);
  expect(verify('RSA2', appPublicKey, Buffer.from(text), signature)).toBe(true);
});

test('an RSA signature is none for who expects RSA2', () => {
  const signature = sign('RSA', credentials.privateKey, text);
  expect(verify('RSA', appPublicKey, text, signature)).toBe(true);
  expect(verify('RSA2', appPublicKey, text, signature)).toBe(false);
});

const good = vectorText('A1', 'sign');
test.each([
  ['empty', ''],
  ['not base64', '*'],
  ['cut short', good.slice(0, 100)],
  ['without its padding', good.replaceAll('=', '')],
  ['in the URL alphabet', good.replaceAll('+', '-').replaceAll('/', '_')],
  ['with a space for a plus', good.replaceAll('+', ' ')],
  ['with a line break', `${good}\n`],
  ['with other spare bits', good.replace(/Q==$/, 'R==')],
])('a signature that is %s does not verify, and does not throw', (_, signature) => {
  expect(verify('RSA2', appPublicKey, text, signature)).toBe(false);
});

test('a key that cannot verify anything verifies nothing, and does not throw', () => {
  expect(verify('RSA2', createSecretKey(Buffer.alloc(32)), text, good)).toBe(false);
});

test('keys are sorted in byte order, and as keys rather than as pairs', () => {
  const params = [
    ['b', '1'],
    ['a_b', '2'],
    ['a1', '3'],
    ['a', '4'],
    ['aB', '5'],
  ] as const;
  expect(canonicalText(params)).toBe('a=4&a1=3&aB=5&a_b=2&b=1');
});

test('values enter the signed text as they are', () => {
  const params = [['k', ' +%2B&x=1 "饭" \\/ ']] as const;
  expect(canonicalText(params)).toBe('k= +%2B&x=1 "饭" \\/ ');
});
