import { createHash, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  certificateSn,
  certificatesIn,
  importCertificates,
  rootCertificateSn,
  snOf,
} from '../../../alipay/open-platform/certificate.ts';
import { vectorText } from '../support.ts';
import { certificateFile, certified, made, pem, rootFile, x509 } from './certificates.ts';

const asNodeHasIt = (issuer: string): string => issuer.split(',').reverse().join('\n');

test('vector A14, whose serial number is longer than any number type, has its number', () => {
  const serial = BigInt(vectorText('A14', 'serial_decimal')).toString(16);
  expect(snOf(asNodeHasIt(vectorText('A14', 'issuer_string')), serial)).toBe(
    vectorText('A14', 'sn'),
  );
});

test.each(certificateFile.known)('a certificate that Alipay issued has the number $sn', (known) => {
  expect(snOf(asNodeHasIt(known.issuer), known.serial_hex)).toBe(known.sn);
});

test.each(Object.keys(certificateFile.certificates))(
  'certificate %s has the number that openssl and MD5 give it',
  (name) => {
    expect(certificateSn(x509(name))).toBe(made(name).sn);
  },
);

test('the root number names the RSA roots in file order, and neither EC nor SM2', () => {
  expect(rootCertificateSn(rootFile)).toBe(`${made('root1').sn}_${made('root2').sn}`);
  expect(rootCertificateSn(pem('root2', 'root1'))).toBe(`${made('root2').sn}_${made('root1').sn}`);
  expect(rootCertificateSn(pem('ecroot', 'sm2root'))).toBe('');
});

test('a sign before the serial number is not counted', () => {
  expect(snOf('CN=A', '-05')).toBe(createHash('md5').update('CN=A5').digest('hex'));
});

test('text around certificates, and what is none, is passed over', () => {
  const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
  const found = certificatesIn(`Bag Attributes\n${pem('root1')}${broken}\r\n${pem('root2')}--`);
  expect(found.map(certificateSn)).toEqual([made('root1').sn, made('root2').sn]);
  expect(certificatesIn('')).toEqual([]);
});

test('the three files of the console become what requests and answers need', () => {
  const { appCertSn, alipayRootCertSn, rootCertificates, alipayCertificates } =
    certified.certificates;
  expect(appCertSn).toBe(made('app').sn);
  expect(alipayRootCertSn).toBe(`${made('root1').sn}_${made('root2').sn}`);
  expect(rootCertificates.map((root) => certificateSn(new X509Certificate(root)))).toEqual([
    made('root1').sn,
    made('root2').sn,
  ]);
  expect([...alipayCertificates.keys()]).toEqual([made('alipay').sn]);
});

const files = {
  appCertificate: pem('app'),
  alipayRootCertificates: rootFile,
  alipayCertificates: [pem('alipay')],
};
test.each([
  ['appCertificate', { appCertificate: 'MIIB' }],
  ['appCertificate', { appCertificate: pem('ec_leaf') }],
  ['alipayRootCertificates', { alipayRootCertificates: pem('sm2root', 'ecroot') }],
  ['alipayCertificates', { alipayCertificates: [pem('alipay'), ''] }],
])('a file without an RSA certificate is named: %s', (name, change) => {
  expect(() => importCertificates({ ...files, ...change })).toThrow(`${name}: no RSA certificate`);
});
