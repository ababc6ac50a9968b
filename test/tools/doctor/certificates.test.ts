import { describe, expect, test } from 'vitest';
import { parseCredentials } from '../../../adapters/alipay-http/credentials.ts';
import { checkCertificates } from '../../../tools/doctor/check-certificates.ts';
import type { Finding } from '../../../tools/doctor/configuration.ts';
import { keyPair, secretsAt } from '../../adapters/alipay-http/merchants.ts';
import { duringValidity, pem, rootFile, x509 } from '../../alipay/open-platform/certificates.ts';
import { vectorFile } from '../../alipay/support.ts';

const DAY_MS = 86_400_000;

function examined(files: object = {}, changes: object = {}, now = duringValidity): Finding[] {
  const secret = {
    ...secretsAt('http://127.0.0.1:1')['open-platform'],
    privateKey: vectorFile.app_private_pkcs8_der_b64,
    certificates: {
      appCertificate: pem('app', 'class1'),
      alipayRootCertificates: rootFile,
      alipayCertificates: [pem('alipay', 'class2')],
      ...files,
    },
    ...changes,
  };
  return checkCertificates(secret, parseCredentials(secret), now);
}

const wrongs = (findings: readonly Finding[]): string[] =>
  findings.filter(({ kind }) => kind === 'wrong').map(({ says }) => says);

const lastDay = Date.parse(x509('app').validTo);

describe('Certificates', () => {
  test('that belong together and are valid are good, with the days that are left', () => {
    const findings = examined();
    expect(findings).toHaveLength(2);
    expect(wrongs(findings)).toEqual([]);
    expect(findings[0]?.says).toMatch(/^appCertificate is valid for \d+ days\.$/);
  });

  test('are none of a merchant without certificate mode', () => {
    const secret = secretsAt('http://127.0.0.1:1').global;
    expect(checkCertificates(secret, parseCredentials(secret), duringValidity)).toEqual([]);
  });

  test.each<[string, RegExp, object, object, number]>([
    [
      'of another private key',
      /appCertificate is of another key/,
      {},
      { privateKey: keyPair().privateKey },
      duringValidity,
    ],
    ['that end in ten days', /appCertificate expires in 10 days/, {}, {}, lastDay - 10 * DAY_MS],
    ['that ended', /appCertificate expired on/, {}, {}, lastDay + 2 * DAY_MS],
    ['that are not valid yet', /appCertificate is not valid yet/, {}, {}, Date.UTC(2020, 0, 1)],
    [
      'of an unknown issuer',
      /alipayCertificates does not descend from alipayRootCertificates/,
      { alipayCertificates: [pem('stranger')] },
      {},
      duringValidity,
    ],
    [
      'of an app in the place of Alipay',
      /alipayCertificates is the certificate of an app/,
      { alipayCertificates: [pem('app', 'class1')] },
      {},
      duringValidity,
    ],
  ])('%s are told: %s', (_, says, files, changes, now) => {
    expect(wrongs(examined(files, changes, now))[0]).toMatch(says);
  });
});
