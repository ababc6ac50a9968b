import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  billDownload,
  billDownloadMethod,
} from '../../../alipay/open-platform/bill-download-url.ts';
import { certificatesIn } from '../../../alipay/open-platform/certificate.ts';
import { certificateDownload } from '../../../alipay/open-platform/download-certificate.ts';
import { parseNotification } from '../../../alipay/open-platform/notification.ts';
import { identifyUser, oauthTokenMethod } from '../../../alipay/open-platform/oauth-token.ts';
import { readAnswer } from '../../../alipay/open-platform/response.ts';
import { canonicalText } from '../../../alipay/signing/canonical.ts';
import { alipaySigns, credentials, notificationBody } from '../support.ts';
import { certified, duringValidity, made, pem } from './certificates.ts';
import { mutated, type Step, steps } from './mutations.ts';

/*
 * Whatever comes from outside, the parsers neither throw nor hang, and believe only what Alipay
 * signed. The inputs are authentic messages that were damaged: these come the furthest.
 */
const numRuns = 200_000;
const timeout = 120_000;

function survives(judge: (path: Step[], pick: number) => void): void {
  fc.assert(fc.property(steps, fc.nat(), judge), { numRuns });
}

const signedBody = (method: string, node: string): Buffer =>
  Buffer.from(`{"${method.replaceAll('.', '_')}_response":${node},"sign":"${alipaySigns(node)}"}`);

const jsonWords = [
  '{',
  '}',
  '[',
  '"',
  '\\',
  ',',
  ':',
  'null',
  '"sign":"",',
  '"error_response":{},',
  '"alipay_trade_pay_response":{"code":"10000","total_amount":"0.01"},',
  '\\/',
  '\\u0000',
  '\u{1F354}',
  ' ',
];

describe('an answer', () => {
  const method = 'alipay.trade.pay';
  const nodes = [
    '{"code":"10000","out_trade_no":"T1","url":"https:\\/\\/qr.example\\/a"}',
    '{"code":"40004","sub_code":"ACQ.SYSTEM_ERROR","sub_msg":"系统 } \\" 异常"}',
  ];
  const bodies = nodes.map((node) => signedBody(method, node));
  const believable = nodes.map((node) => JSON.stringify(JSON.parse(node)));

  test('survives damage, and is believed only as Alipay signed it', { timeout }, () => {
    survives((path, pick) => {
      const body = mutated(bodies[pick % bodies.length] ?? Buffer.of(), jsonWords, path);
      const answer = readAnswer(method, body, credentials);
      if (answer.kind === 'verified') expect(believable).toContain(JSON.stringify(answer.node));
    });
  });

  const user = '{"user_id":"2088000000000002","access_token":"a","expires_in":"300"}';
  const users = [
    signedBody(oauthTokenMethod, user),
    signedBody(oauthTokenMethod, '{"code":"40002","sub_code":"isv.code-invalid"}'),
  ];
  test('about a customer names nobody whom Alipay did not name', { timeout }, () => {
    const exchange = identifyUser(credentials, 'code', { now: 0 });
    survives((path, pick) => {
      const body = mutated(users[pick % users.length] ?? Buffer.of(), jsonWords, path);
      const verdict = exchange.read({ status: 200, headers: {}, body });
      if (verdict.kind === 'verified' && verdict.outcome.kind === 'identified') {
        expect(verdict.outcome.user).toEqual({ kind: 'user-id', id: '2088000000000002' });
      }
    });
  });

  const url = 'https://bill.example.test/a?token=t';
  const bill = signedBody(billDownloadMethod, `{"code":"10000","bill_download_url":"${url}"}`);
  test('about a bill sends us nowhere that Alipay did not name', { timeout }, () => {
    const request = { billType: 'trade', billDate: '2026-11-21' } as const;
    const exchange = billDownload(credentials, request, { now: 0 });
    survives((path) => {
      const body = mutated(bill, jsonWords, path);
      const verdict = exchange.read({ status: 200, headers: {}, body });
      if (verdict.kind === 'verified' && verdict.outcome.kind === 'ready') {
        expect(verdict.outcome.url).toBe(url);
      }
    });
  });
});

describe('a notification', () => {
  const params = {
    app_id: credentials.appId,
    seller_id: '2088000000000001',
    notify_id: 'N1',
    out_trade_no: 'T1',
    trade_no: '2026112222001400000000000001',
    trade_status: 'TRADE_SUCCESS',
    total_amount: '38.50',
    subject: '套餐 A&B + C=1 100%',
  };
  const words = [
    '&',
    '=',
    '%',
    '+',
    '%26',
    '%2B',
    '&body=',
    '&total_amount=0.01',
    '&x=1',
    '\u00ff',
  ];
  const body = Buffer.from(notificationBody(params));

  test('survives damage, and is believed only as Alipay signed it', { timeout }, () => {
    const signed = canonicalText(Object.entries(params));
    survives((path) => {
      const read = parseNotification(mutated(body, words, path), credentials);
      if (read.kind === 'authentic') expect(canonicalText(read.params)).toBe(signed);
    });
  });
});

describe('a certificate', () => {
  const derOf = (name: string): Buffer => new X509Certificate(pem(name)).raw;
  const asPem = (der: Buffer): string =>
    `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;
  const derWords = ['\u0030\u0082', '\u0002\u0001', '\u0000', '\u0006\u0003U\u001d\u0013'];
  const readerOf = (name: string) => ({
    genuine: new X509Certificate(pem(name)).publicKey,
    download: certificateDownload(certified, made(name).sn, { now: duringValidity }),
  });
  // Reading a certificate takes OpenSSL long, so most chains here are of one.
  const direct = { ...readerOf('direct'), chain: [derOf('direct')] };
  const chained = { ...readerOf('alipay_new'), chain: [derOf('alipay_new'), derOf('class2')] };

  test('survives damage, and is trusted only as its authority made it', { timeout }, () => {
    survives((path, pick) => {
      const { genuine, download, chain } = pick % 16 === 0 ? chained : direct;
      const hit = (pick >> 4) % chain.length;
      const damaged = chain.map((der, at) => (at === hit ? mutated(der, derWords, path) : der));
      const content = Buffer.from(damaged.map(asPem).join('')).toString('base64');
      const node = `{"code":"10000","alipay_cert_content":"${content}"}`;
      const body = Buffer.from(`{"alipay_open_app_alipaycert_download_response":${node}}`);
      const outcome = download.read({ status: 200, headers: {}, body }, duringValidity);
      if (outcome.kind === 'trusted') expect(outcome.publicKey.equals(genuine)).toBe(true);
    });
  });
});

test('the largest inputs of the worst kinds are refused in no time', () => {
  const started = performance.now();
  const method = 'alipay.trade.pay';
  for (const unit of [
    '{',
    '[',
    '"',
    '\\',
    '{"a":',
    '\\/',
    ' ',
    ',',
    '-----BEGIN CERTIFICATE-----',
  ]) {
    const filling = unit.repeat(Math.floor((255 * 1024) / unit.length));
    for (const text of [
      filling,
      `{"alipay_trade_pay_response":${filling}`,
      `{"sign":"${filling}"}`,
    ]) {
      expect(readAnswer(method, Buffer.from(text), credentials).kind).toBe('invalid');
    }
    expect(certificatesIn(filling)).toEqual([]);
  }
  for (const unit of ['&', '=', 'a=&', '%', '%25', '+', 'a=%41&']) {
    const filling = unit.repeat(Math.floor((63 * 1024) / unit.length));
    expect(parseNotification(filling, credentials).kind).toBe('rejected');
  }
  expect(performance.now() - started).toBeLessThan(3000);
});
