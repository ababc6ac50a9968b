import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { importPrivateKey, importPublicKey } from '../../../alipay/signing/keys.ts';
import { appPublicKey, credentials, vectorFile } from '../support.ts';

const { privateKey } = credentials;
const privateText = vectorFile.app_private_pkcs8_der_b64;
const publicText = vectorFile.app_public_spki_der_b64;

const privatePem = (type: 'pkcs8' | 'pkcs1'): string =>
  privateKey.export({ type, format: 'pem' }).toString();

test.each([
  ['bare PKCS#8, of the Java console tool', privateText],
  ['bare PKCS#1', privateKey.export({ type: 'pkcs1', format: 'der' }).toString('base64')],
  ['PKCS#8 PEM', privatePem('pkcs8')],
  ['PKCS#1 PEM', privatePem('pkcs1')],
  ['PEM with Windows line ends', privatePem('pkcs8').replaceAll('\n', '\r\n')],
  ['PEM on one line', privatePem('pkcs8').replaceAll('\n', ' ')],
])('a private key is read from %s', (_, text) => {
  expect(importPrivateKey(text).equals(privateKey)).toBe(true);
});

test.each([
  ['bare SPKI', publicText],
  ['bare PKCS#1', appPublicKey.export({ type: 'pkcs1', format: 'der' }).toString('base64')],
  ['PEM', appPublicKey.export({ type: 'spki', format: 'pem' }).toString()],
])('a public key is read from %s', (_, text) => {
  expect(importPublicKey(text).equals(appPublicKey)).toBe(true);
});

const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ellipticText = elliptic.privateKey
  .export({ type: 'pkcs8', format: 'der' })
  .toString('base64');
const ellipticPublic = elliptic.publicKey
  .export({ type: 'spki', format: 'der' })
  .toString('base64');

test.each([
  ['nothing', ' ', 'it is empty'],
  ['a public key', publicText, 'it is a public key'],
  ['a key cut off', privateText.slice(0, 400), 'cut off'],
  ['a word', 'not a key!', 'neither base64 DER nor an unencrypted PEM'],
  ['a key after a strange sign', `!${privateText}`, 'neither base64 DER'],
  ['an elliptic key', ellipticText, 'type ec, Alipay needs RSA'],
])('as a private key %s is refused, and not shown', (_, text, why) => {
  const attempt = (): unknown => importPrivateKey(text);
  expect(attempt).toThrow(/^private key: it is/);
  expect(attempt).toThrow(why);
  expect(attempt).not.toThrow(text.trim().slice(0, 12) || 'undefined');
});

test.each([
  ['a private key', privateText, 'it is a private key'],
  ['a private key in PEM', privatePem('pkcs1'), 'it is a private key'],
  ['a key cut off', publicText.slice(0, 100), 'cut off'],
  ['nothing', '', 'it is empty'],
  ['an elliptic key', ellipticPublic, 'type ec, Alipay needs RSA'],
])('as a public key %s is refused', (_, text, why) => {
  expect(() => importPublicKey(text)).toThrow(/^public key: it is/);
  expect(() => importPublicKey(text)).toThrow(why);
});
