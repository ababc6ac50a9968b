import type { KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { namesOf } from '../../../alipay/open-platform/certificate.ts';
import {
  certificateDownload,
  type DownloadOutcome,
  downloadCertificateMethod,
} from '../../../alipay/open-platform/download-certificate.ts';
import { sign } from '../../../alipay/signing/rsa.ts';
import { alipayPrivateKey } from '../support.ts';
import { certified, duringValidity, made, newAlipayKey, pem, x509 } from './certificates.ts';

const year = 365 * 24 * 60 * 60 * 1000;

const content = (text: string): string => Buffer.from(text).toString('base64');

const nodeWith = (text: string): string =>
  JSON.stringify({ code: '10000', msg: 'Success', alipay_cert_content: content(text) });

function body(node: string, signer: KeyObject | null = newAlipayKey): Buffer {
  const signature = signer === null ? '' : `,"sign":"${sign('RSA2', signer, node)}"`;
  return Buffer.from(`{"alipay_open_app_alipaycert_download_response":${node}${signature}}`);
}

function read(sn: string, answer: Buffer, now = duringValidity): DownloadOutcome {
  return certificateDownload(certified, sn, { now }).read(
    { status: 200, headers: {}, body: answer },
    now,
  );
}

/** The outcome for a download that Alipay answers with these certificates, of which the first was asked for. */
const download = (first: string, ...others: string[]): DownloadOutcome =>
  read(made(first).sn, body(nodeWith(pem(first, ...others))));

const refused = (code: string): DownloadOutcome => ({ kind: 'refused', code });
const unanswered = (code: string): DownloadOutcome => ({ kind: 'unanswered', code });

test('the download asks for the number, as an app with certificates of its own', () => {
  const { request } = certificateDownload(certified, made('alipay_new').sn, {
    now: duringValidity,
  });
  const query = new URL(request.url).searchParams;
  expect(query.get('method')).toBe(downloadCertificateMethod);
  expect(query.get('app_cert_sn')).toBe(made('app').sn);
  expect(query.get('alipay_root_cert_sn')).toBe(`${made('root1').sn}_${made('root2').sn}`);
  expect(new URLSearchParams(request.body).get('biz_content')).toBe(
    `{"alipay_cert_sn":"${made('alipay_new').sn}"}`,
  );
});

test('a new certificate of Alipay is trusted for the chain that leads to our roots', () => {
  const outcome = download('alipay_new', 'class2');
  expect(outcome).toMatchObject({ kind: 'trusted', sn: made('alipay_new').sn });
  if (outcome.kind === 'trusted') {
    expect(outcome.publicKey.equals(x509('alipay_new').publicKey)).toBe(true);
  }
});

test('the order of the certificates, others among them, and a root along with them do no harm', () => {
  const text = pem('root1', 'class1', 'twin', 'class2', 'alipay_new');
  expect(read(made('alipay_new').sn, body(nodeWith(text)))).toMatchObject({ kind: 'trusted' });
});

test('a certificate of another name or another issuer is not one of Alipay, though the chain is good', () => {
  expect(download('direct')).toEqual(refused('not-alipay'));
  const others = { ...certified.certificates, alipayNames: [namesOf(x509('app'))] };
  const node = body(nodeWith(pem('alipay_new', 'class2')));
  const answer = { status: 200, headers: {}, body: node };
  const { sn } = made('alipay_new');
  const renewal = certificateDownload({ ...certified, certificates: others }, sn, {
    now: duringValidity,
  });
  expect(renewal.read(answer, duringValidity)).toEqual(refused('not-alipay'));
});

describe('under a root that we have, with the names of Alipay', () => {
  const rootCertificates = [...certified.certificates.rootCertificates, pem('root9')];
  const trusting = { ...certified, certificates: { ...certified.certificates, rootCertificates } };
  const outcome = (first: string, ...others: string[]): DownloadOutcome =>
    certificateDownload(trusting, made(first).sn, { now: duringValidity }).read(
      { status: 200, headers: {}, body: body(nodeWith(pem(first, ...others)), null) },
      duringValidity,
    );

  test('a sound certificate is trusted until it ends', () => {
    const validTo = Date.parse(x509('good9').validTo);
    expect(outcome('good9', 'class9')).toMatchObject({ kind: 'trusted', validTo });
  });

  test.each([
    ['is an authority itself', ['ca_leaf', 'class9']],
    ['has a key that is for other things than signatures', ['no_sign', 'class9']],
    ['is signed with SHA-1', ['by_sha1', 'class9']],
    ['is signed with MD5', ['by_md5', 'class9']],
    ['is further from the root than any of Alipay', ['deep', 'class10', 'class9']],
  ])('a certificate that %s is not trusted', (_, [first = '', ...others]) => {
    expect(outcome(first, ...others)).toEqual(refused('untrusted'));
  });
});

test('the answer may be signed with the certificate before, or not at all; the chain decides', () => {
  const node = nodeWith(pem('alipay_new', 'class2'));
  for (const signer of [alipayPrivateKey, null]) {
    expect(read(made('alipay_new').sn, body(node, signer))).toMatchObject({ kind: 'trusted' });
  }
  expect(read(made('alipay_new').sn, body(node, certified.privateKey))).toEqual(
    unanswered('signature'),
  );
});

test.each([
  ['has an issuer that only bears the right name', ['forged', 'twin']],
  ['has an issuer with the right name, and its true namesake along', ['forged', 'twin', 'class2']],
  ['brings its own root along', ['forged', 'twin', 'stranger']],
  ['was issued by what is no authority', ['by_not_ca', 'notca']],
  ['was issued by what does not say that it is one', ['by_plain', 'plain']],
  ['was issued with a key that may not issue any', ['by_idle', 'idle']],
  ['descends from an EC root', ['by_ec_root']],
  ['comes without its issuer', ['alipay_new']],
])('a certificate that %s is not trusted', (_, [first = '', ...others]) => {
  expect(download(first, ...others)).toEqual(refused('untrusted'));
});

test('the certificate of an app, which any merchant has, is never taken for that of Alipay', () => {
  expect(download('app', 'class1')).toEqual(refused('application-certificate'));
});

test('a key that is short, or not RSA, is not trusted', () => {
  expect(download('weak', 'class2')).toEqual(refused('weak-key'));
  expect(download('ec_leaf', 'class2')).toEqual(refused('weak-key'));
});

test.each([
  ['before it begins', -2 * year, 'not-valid-now'],
  ['after its issuer ended', 12 * year, 'untrusted'],
  ['after it ended itself', 22 * year, 'not-valid-now'],
])('a certificate is not trusted %s', (_, offset, code) => {
  const answer = body(nodeWith(pem('alipay_new', 'class2')));
  expect(read(made('alipay_new').sn, answer, duringValidity + offset)).toEqual(refused(code));
});

test('another certificate than the one we asked for is refused, though it is good', () => {
  const answer = body(nodeWith(pem('alipay_new', 'class2')));
  expect(read(made('alipay').sn, answer)).toEqual(refused('other-certificate'));
});

test.each([
  [
    'is a refusal that nobody we know signed',
    body('{"code":"40004","sub_code":"CERT_NOT_EXIST"}'),
    'ANSWER_CERT_NOT_EXIST',
  ],
  ['is a failure of Alipay', body('{"code":"20000"}', alipayPrivateKey), 'ANSWER_20000'],
  ['comes when we ask too often', body('{"code":"40005"}', alipayPrivateKey), 'ANSWER_40005'],
  ['says nothing readable', body('{"code":"<b>"}'), 'ANSWER_UNREADABLE'],
  ['has no certificate', body('{"code":"10000"}'), 'no-certificate'],
  ['has something else for one', body(nodeWith('hello')), 'no-certificate'],
  ['has a node that is no object', body('[]'), 'malformed'],
  ['is a page of a firewall', Buffer.from('<html>'), 'malformed'],
  ['answers another method', Buffer.from('{"alipay_trade_pay_response":{}}'), 'no-node'],
])('an answer that %s settles nothing', (_, answer, code) => {
  expect(read(made('alipay_new').sn, answer)).toEqual(unanswered(code));
});

test.each(['40002', '40004'])('a refusal of Alipay is final: %s', (code) => {
  const answer = body(`{"code":"${code}","sub_code":"CERT_NOT_EXIST"}`, alipayPrivateKey);
  expect(read(made('alipay_new').sn, answer)).toEqual(refused('ANSWER_CERT_NOT_EXIST'));
});
