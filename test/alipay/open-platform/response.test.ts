import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answer, readAnswer } from '../../../alipay/open-platform/response.ts';
import { alipaySigns, credentials, vectorText } from '../support.ts';

const method = 'alipay.trade.pay';
const node = '{"code":"10000","out_trade_no":"T1","total_amount":"38.50"}';
const own = `"alipay_trade_pay_response":${node}`;
const sign = `"sign":"${alipaySigns(node)}"`;

const read = (body: string | Buffer): Answer => readAnswer(method, Buffer.from(body), credentials);
const invalid = (reason: string): object => ({ kind: 'invalid', reason });

test('vector A5, with escapes, a quoted brace and a nested sign, is verified', () => {
  const answer = read(vectorText('A5', 'body'));
  expect(answer).toMatchObject({
    kind: 'verified',
    node: {
      code: '10000',
      total_amount: '38.50',
      store_name: '人民路店 "A" }{',
      fund_bill_list: [{ fund_channel: 'ALIPAYACCOUNT', amount: '38.50' }],
    },
  });
});

test('the signature may stand before the node, and spaces around both', () => {
  expect(read(`{${sign},${own}}`)).toMatchObject({ kind: 'verified', node: { code: '10000' } });
  expect(read(` {\n ${own} , ${sign} }\n`)).toMatchObject({ kind: 'verified' });
});

test('a quote and a bracket inside a value end nothing', () => {
  const inches = '{"code":"10000","subject":"pizza 12\\" }]","note":"\\\\"}';
  const body = `{"alipay_trade_pay_response":${inches},"sign":"${alipaySigns(inches)}"}`;
  expect(read(body)).toEqual({
    kind: 'verified',
    node: { code: '10000', subject: 'pizza 12" }]', note: '\\' },
  });
});

test('spaces inside the node are signed text', () => {
  const spaced = '{ "code" : "10000" }';
  const body = `{"alipay_trade_pay_response":${spaced},"sign":"${alipaySigns(spaced)}"}`;
  expect(read(body)).toMatchObject({ kind: 'verified' });
  expect(read(body.replace(spaced, '{"code":"10000"}'))).toEqual(invalid('signature'));
});

test('a node with escaped slashes verifies whether Alipay signed it escaped or not', () => {
  const escaped = '{"code":"10000","url":"https:\\/\\/qr.example\\/a"}';
  for (const signedText of [escaped, escaped.replaceAll('\\/', '/')]) {
    const body = `{"alipay_trade_pay_response":${escaped},"sign":"${alipaySigns(signedText)}"}`;
    expect(read(body)).toEqual({
      kind: 'verified',
      node: { code: '10000', url: 'https://qr.example/a' },
    });
  }
});

test('escapes in the signature itself are undone first', () => {
  expect(read(`{${own},${sign.replaceAll('/', '\\/')}}`)).toMatchObject({ kind: 'verified' });
});

test('an error_response is read in place of the method node', () => {
  const error = '{"code":"40002","sub_code":"isv.invalid-signature"}';
  expect(read(`{"error_response":${error},"sign":"${alipaySigns(error)}"}`)).toEqual({
    kind: 'verified',
    node: { code: '40002', sub_code: 'isv.invalid-signature' },
  });
});

test('an answer signed by the older of two Alipay keys is good during the rotation', () => {
  const { publicKey: newer } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const body = Buffer.from(`{${own},${sign}}`);
  const rotating = { ...credentials, alipayPublicKeys: [newer, ...credentials.alipayPublicKeys] };
  expect(readAnswer(method, body, rotating)).toMatchObject({ kind: 'verified' });
  const rotated = { ...credentials, alipayPublicKeys: [newer] };
  expect(readAnswer(method, body, rotated)).toEqual(invalid('signature'));
});

test('an unsigned answer is never verified, but says what it claims', () => {
  const body =
    '{"alipay_trade_pay_response":{"code":"40002","msg":"Invalid Arguments","sub_code":"isv.invalid-app-id"}}';
  expect(read(body)).toEqual({
    kind: 'unsigned',
    claimedCode: '40002',
    claimedSubCode: 'isv.invalid-app-id',
  });
  expect(read(`{${own}}`)).toStrictEqual({ kind: 'unsigned', claimedCode: '10000' });
  expect(read('{"error_response":{"sub_code":"x"}}')).toStrictEqual({
    kind: 'unsigned',
    claimedSubCode: 'x',
  });
});

const forged = node.replace('38.50', '0.01');
test.each([
  ['a second node, signed one first', `{${own},${own.replace('38.50', '0.01')},${sign}}`],
  ['a second node, signed one last', `{${own.replace('38.50', '0.01')},${own},${sign}}`],
  [
    'a second node spelt with an escape',
    `{${own},"\\u0061lipay_trade_pay_response":${forged},${sign}}`,
  ],
  ['a second signature', `{${own},${sign},${sign}}`],
])('a body with %s is refused', (_, body) => {
  expect(read(body)).toEqual(invalid('duplicate-member'));
});

test.each([
  ['is empty', '', 'malformed'],
  ['is a page of a firewall', '<html>busy</html>', 'malformed'],
  ['is cut off in the node', `{${own}`.slice(0, 60), 'malformed'],
  ['is cut off in the signature', `{${own},${sign}}`.slice(0, -20), 'malformed'],
  ['goes on after its end', `{${own},${sign}}{}`, 'malformed'],
  ['starts with a byte order mark', `\uFEFF{${own},${sign}}`, 'malformed'],
  ['is a list', `[${own}]`, 'malformed'],
  ['has a comma at the end', `{${own},${sign},}`, 'malformed'],
  ['has a name with a wrong escape', `{${own},${sign},"\\x":1}`, 'malformed'],
  ['has a name without quotes', `{${own},${sign},x:1}`, 'malformed'],
  ['has a member without a value', `{${own},${sign},"x":}`, 'malformed'],
  ['has both an answer and an error', `{${own},"error_response":${node},${sign}}`, 'malformed'],
  ['answers another method', `{"alipay_trade_query_response":${node},${sign}}`, 'no-node'],
  ['has no node', `{${sign}}`, 'no-node'],
  ['has an empty signature', `{${own},"sign":""}`, 'signature'],
  ['has a number for a signature', `{${own},"sign":1}`, 'signature'],
  ['has another amount than was signed', `{${own.replace('38.50', '0.01')},${sign}}`, 'signature'],
  [
    'has the same members in another text',
    `{${own.replace(',"out', ', "out')},${sign}}`,
    'signature',
  ],
])('a body that %s is refused', (_, body, reason) => {
  expect(read(body)).toEqual(invalid(reason));
});

test('a signed node that is no object is refused', () => {
  for (const text of ['"ciphertext"', 'null', '[1]', '{"code":}']) {
    const body = `{"alipay_trade_pay_response":${text},"sign":"${alipaySigns(text)}"}`;
    expect(read(body)).toEqual(invalid('malformed'));
  }
});

test('a body that is not UTF-8, or too large, is refused', () => {
  const gbk = Buffer.concat([
    Buffer.from('{"msg":"'),
    Buffer.from([0xb5, 0xc4]),
    Buffer.from('"}'),
  ]);
  expect(read(gbk)).toEqual(invalid('not-utf8'));
  const padded = (bytes: number): string => `{${own},${sign}}`.padEnd(bytes, ' ');
  expect(read(padded(256 * 1024))).toMatchObject({ kind: 'verified' });
  expect(read(padded(256 * 1024 + 1))).toEqual(invalid('too-large'));
});

test('no changed byte of an answer changes what we believe', () => {
  const body = Buffer.from(vectorText('A5', 'body'));
  const original = read(body);
  if (original.kind !== 'verified') throw new Error('A5 must verify');
  fc.assert(
    fc.property(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
      const changed = Buffer.from(body);
      changed.writeUInt8(changed.readUInt8(at) ^ mask, at);
      const answer = read(changed);
      // The certificate number is not signed, so a change there may leave the very same answer.
      if (answer.kind === 'verified') expect(answer).toEqual(original);
    }),
    { numRuns: 1000 },
  );
});

test('no beginning of an answer is an answer', () => {
  const body = Buffer.from(vectorText('A5', 'body'));
  fc.assert(
    fc.property(fc.nat(body.length - 1), (length) => {
      expect(readAnswer(method, body.subarray(0, length), credentials).kind).toBe('invalid');
    }),
    { numRuns: 300 },
  );
});
