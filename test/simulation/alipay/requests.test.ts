import { AlipaySdk } from 'alipay-sdk';
import { describe, expect, test } from 'vitest';
import { payContent } from '../../../alipay/open-platform/pay.ts';
import { buildRequest } from '../../../alipay/open-platform/request.ts';
import { readAnswer } from '../../../alipay/open-platform/response.ts';
import { credentials, vectorFile } from '../../alipay/support.ts';
import { Alipay } from './alipay.ts';
import { account, otherCredentials, plain, SmallWorld, START } from './support/small-world.ts';

const authCode = '281234567890123456';
const content = {
  outTradeNo: 'T1',
  authCode,
  amountFen: 3_850,
  subject: '香辣鸡腿堡 100% + 大份 🍔',
  expiresAt: START + 300_000,
};

function ready() {
  const world = new SmallWorld();
  world.alipay.expect(authCode, { kind: 'pays' });
  const build = (by = credentials) =>
    buildRequest(by, 'alipay.trade.pay', payContent(content), { now: START });
  const send = (request: ReturnType<typeof build>) =>
    readAnswer('alipay.trade.pay', world.alipay.receive(request).body, credentials);
  return { world, build, send };
}

describe('a request that Alipay cannot verify changes nothing', () => {
  test('with one byte altered, wherever it is', () => {
    const { world, build } = ready();
    const request = build();
    const altered = (text: string, at: number): string =>
      `${text.slice(0, at)}${text[at] === '0' ? '1' : '0'}${text.slice(at + 1)}`;
    const from = request.url.indexOf('?') + 1;
    for (let at = from; at < request.url.length; at += 1) {
      world.alipay.receive({ ...request, url: altered(request.url, at) });
    }
    for (let at = 0; at < request.body.length; at += 1) {
      world.alipay.receive({ ...request, body: altered(request.body, at) });
    }
    expect(world.events).toEqual([]);
    expect(world.alipay.trades()).toEqual([]);
    world.alipay.receive(request);
    expect(world.movements()).toEqual(['captured 3850']);
  });

  test('of an unknown app, whose answer is not signed', () => {
    const { world, build, send } = ready();
    const stranger = build({ ...credentials, appId: '2021000000009999' });
    expect(send(stranger)).toMatchObject({
      kind: 'unsigned',
      claimedSubCode: 'isv.invalid-app-id',
    });
    const url = 'https://gateway.example.test/gateway.do?method=x';
    const nameless = { url, headers: {}, body: '' };
    expect(send(nameless)).toMatchObject({
      kind: 'unsigned',
      claimedSubCode: 'isv.missing-app-id',
    });
    expect(world.events).toEqual([]);
  });

  test("signed with Alipay's own or another algorithm's key", () => {
    const { world, build, send } = ready();
    const refused = (subCode: string) => ({
      kind: 'verified',
      node: { code: '40002', sub_code: `isv.${subCode}` },
    });
    const privateKey = account.alipayPrivateKey;
    expect(send(build({ ...credentials, privateKey }))).toMatchObject(refused('invalid-signature'));
    const weaker = { ...credentials, signType: 'RSA' } as const;
    expect(send(build(weaker))).toMatchObject(refused('invalid-signature-type'));
    expect(world.events).toEqual([]);
  });
});

test('each merchant gets answers that are signed for it alone', () => {
  const { world, build } = ready();
  const request = build(otherCredentials);
  const body = world.alipay.receive(request).body;
  expect(readAnswer('alipay.trade.pay', body, otherCredentials)).toMatchObject({
    kind: 'verified',
  });
  expect(readAnswer('alipay.trade.pay', body, credentials)).toEqual({
    kind: 'invalid',
    reason: 'signature',
  });
});

test('a trade that is named by its trade_no is observed by the number of the merchant', () => {
  const { world, build, send } = ready();
  const paid = send(build());
  const tradeNo = paid.kind === 'verified' ? paid.node['trade_no'] : undefined;
  const method = 'alipay.trade.query';
  const request = buildRequest(credentials, method, { trade_no: tradeNo }, { now: START });
  const answer = readAnswer(method, world.alipay.receive(request).body, credentials);
  expect(answer).toMatchObject({ node: { trade_status: 'TRADE_SUCCESS', out_trade_no: 'T1' } });
  expect(world.events.at(-1)).toMatchObject({ kind: 'request', call: 'query', outTradeNo: 'T1' });
});

test('a method that is not in the contract, and one that does not exist, are refused', () => {
  const { world } = ready();
  const answerTo = (method: string) => {
    const request = buildRequest(credentials, method, { out_trade_no: 'T1' }, { now: START });
    return readAnswer(method, world.alipay.receive(request).body, credentials);
  };
  expect(answerTo('alipay.trade.close')).toMatchObject({ node: { code: '40006' } });
  expect(answerTo('alipay.trade.sell')).toMatchObject({ node: { code: '40002' } });
  expect(world.events).toEqual([]);
});

test('the official SDK is understood, and verifies the answer', () => {
  const { world } = ready();
  const sdk = new AlipaySdk({
    appId: credentials.appId,
    privateKey: vectorFile.app_private_pkcs8_der_b64,
    keyType: 'PKCS8',
    alipayPublicKey: vectorFile.alipay_side_public_spki_der_b64,
  });
  const query = sdk.sdkExecute('alipay.trade.pay', { bizContent: payContent(content) });
  const url = `https://gateway.example.test?${query}`;
  const body = world.alipay.receive({ url, headers: {}, body: '' }).body.toString();
  const { sign, alipay_trade_pay_response: node } = JSON.parse(body);
  expect(node).toMatchObject({ code: '10000', out_trade_no: 'T1', total_amount: '38.50' });
  expect(() => sdk.checkResponseSign(body, 'alipay_trade_pay_response', sign, '')).not.toThrow();
});

test('one merchant alone, or two with one key of Alipay, are no world to forge in', () => {
  const surroundings = {
    now: () => START,
    chance: () => 0,
    at: () => undefined,
    observe: () => undefined,
    deliver: async () => undefined,
  };
  const open = (...accounts: (typeof account)[]) => new Alipay(surroundings, accounts, plain);
  expect(() => open(account)).toThrow('two accounts');
  expect(() => open(account, { ...account, account: '2021000000000002' })).toThrow(
    'key of its own',
  );
});
