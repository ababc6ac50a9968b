import { expect, test } from 'vitest';
import { authCode } from '../support/world.ts';
import { createGlobalWorld } from './support/world.ts';

const code = (suffix: string) => ({ buyer_identity_code: authCode(suffix) });

test('a system error that was paid all the same', async () => {
  const { spotPay, find, force } = await createGlobalWorld();
  await force('alipay.acquire.overseas.spot.pay', 'system-error-executed');
  const answer = await spotPay('K1');
  expect(answer.fields).toStrictEqual({ result_code: 'FAILED', error: 'SYSTEM_ERROR' });
  expect(answer.isAuthentic).toBe(true);
  expect((await find('K1')).fields['alipay_trans_status']).toBe('TRADE_SUCCESS');
});

test('an unknown result comes in both spellings, whatever was asked', async () => {
  const { find, force } = await createGlobalWorld();
  await force('query', 'unknown', { times: 2 });
  const answers = [await find('K1'), await find('K1')];
  expect(answers.map(({ fields }) => fields)).toStrictEqual(
    expect.arrayContaining([{ result_code: 'UNKNOWN' }, { result_code: 'UNKNOW' }]),
  );
  expect(answers.every(({ isAuthentic }) => isAuthentic)).toBe(true);
});

test('an answer without a signature', async () => {
  const { spotPay, trade } = await createGlobalWorld();
  const answer = await spotPay('K1', code('9050'));
  expect(answer.fields['result_code']).toBe('SUCCESS');
  expect(answer.hasSign).toBe(false);
  expect((await trade('K1')).capturedFen).toBe(540);
});

test('an answer with the signature of another text', async () => {
  const { spotPay } = await createGlobalWorld();
  const answer = await spotPay('K1', code('9051'));
  expect(answer.hasSign).toBe(true);
  expect(answer.isAuthentic).toBe(false);
});

test('a forged element that follows the signed one', async () => {
  const { find, force, spotPay } = await createGlobalWorld();
  await spotPay('K1', code('9003'));
  await force('query', 'duplicate-node');
  const answer = await find('K1');
  expect(answer.isAuthentic).toBe(true);
  expect(answer.fields['alipay_trans_status']).toBe('WAIT_BUYER_PAY');
  const second = answer.raw.slice(answer.raw.indexOf('</alipay><alipay>'));
  expect(second).toContain('<alipay_trans_status>TRADE_SUCCESS</alipay_trans_status>');
});

test('an answer that breaks off, and a proxy that answers instead', async () => {
  const { spotPay } = await createGlobalWorld();
  const broken = await spotPay('K1', code('9053'));
  expect(broken.raw).toMatch(/^<\?xml/);
  expect(broken.raw).not.toContain('</response>');
  const proxy = await spotPay('K2', code('9054'));
  expect(proxy.status).toBe(502);
  expect(proxy.raw).toContain('502 Bad Gateway');
});

test('no answer at all, although it was paid', async () => {
  const { spotPay, find } = await createGlobalWorld();
  await expect(spotPay('K1', code('9011'))).rejects.toThrow();
  expect((await find('K1')).fields['alipay_trans_status']).toBe('TRADE_SUCCESS');
});

test('a pay that arrives after its cancel is paid', async () => {
  const { spotPay, undo, find, advance } = await createGlobalWorld();
  await expect(spotPay('K1', code('9570'))).rejects.toThrow();
  expect((await undo('K1')).fields).toStrictEqual({
    result_code: 'SUCCESS',
    out_trade_no: 'K1',
    retry_flag: 'N',
  });
  await advance(70);
  expect((await find('K1')).fields['alipay_trans_status']).toBe('TRADE_SUCCESS');
});
