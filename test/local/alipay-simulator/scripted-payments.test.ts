import { expect, test } from 'vitest';
import { scriptOfAuthCode, suffixes } from '../../../local/alipay-simulator/auth-code-scripts.ts';
import { isTreatment } from '../../../local/alipay-simulator/notification-treatments.ts';
import { scriptNamed, scripts } from '../../../local/alipay-simulator/scenarios.ts';
import type { Script } from '../../../local/alipay-simulator/script.ts';
import { authCode, createWorld, type World } from './support/world.ts';

const noAnswer = expect.objectContaining({ message: 'fetch failed' });
const payWith = (world: World, suffix: string, more: object = {}) =>
  world.pay('K1', { auth_code: authCode(suffix), ...more });
const statusOf = async (world: World) => (await world.query('K1')).node['trade_status'];

test('every story is made of outcomes that exist, and every digit of a pay outcome', () => {
  for (const script of Object.values<Script>(scripts)) {
    for (const { operation, outcome } of script.afterwards ?? []) {
      const known =
        operation === 'notification'
          ? isTreatment(outcome)
          : scriptNamed(outcome)?.on.includes(operation);
      expect(known, `${operation} ${outcome}`).toBe(true);
    }
  }
  for (const name of Object.values(suffixes)) expect(scripts[name].on).toContain('pay');
});

test('four digits name the script, or two digits and the seconds', () => {
  expect(scriptOfAuthCode('2812345678909010')).toEqual({ name: 'unknown-then-success' });
  expect(scriptOfAuthCode('2812345678909259')).toEqual({
    name: 'unknown-then-success',
    seconds: 59,
  });
  expect(scriptOfAuthCode('2812345678908888')).toBeUndefined();
});

test.each([
  ['9001', 'ACQ.PAYMENT_AUTH_CODE_INVALID'],
  ['9002', 'ACQ.BUYER_BALANCE_NOT_ENOUGH'],
  ['9005', 'ACQ.SYSTEM_ERROR'],
  ['9007', 'isp.unknow-error'],
])('%s answers %s and leaves no trade', async (suffix, subCode) => {
  const world = await createWorld();
  const { node, isAuthentic } = await payWith(world, suffix);
  expect(node['sub_code']).toBe(subCode);
  expect(isAuthentic).toBe(true);
  expect((await world.ledger()).trades).toEqual([]);
});

test('9006: SYSTEM_ERROR, and paid ten seconds later', async () => {
  const world = await createWorld();
  expect((await payWith(world, '9006')).node['sub_code']).toBe('ACQ.SYSTEM_ERROR');
  expect(await statusOf(world)).toBe('WAIT_BUYER_PAY');
  await world.advance(10);
  expect(await statusOf(world)).toBe('TRADE_SUCCESS');
});

test('9010: 20000, and paid 17 seconds later', async () => {
  const world = await createWorld();
  expect((await payWith(world, '9010')).node['code']).toBe('20000');
  await world.advance(16);
  expect(await statusOf(world)).toBe('WAIT_BUYER_PAY');
  await world.advance(1);
  expect(await statusOf(world)).toBe('TRADE_SUCCESS');
});

test('a code scripts its first pay only; the same pay again is told the truth', async () => {
  const world = await createWorld();
  const request = { auth_code: authCode('9010') };
  expect((await world.pay('K1', request)).node['code']).toBe('20000');
  expect((await world.pay('K1', request)).node['code']).toBe('10003');
});

test('9009: 20000 on pay and on every query, until the cancel', async () => {
  const world = await createWorld();
  expect((await payWith(world, '9009')).node['code']).toBe('20000');
  for (let second = 0; second < 60; second += 5) {
    expect((await world.query('K1')).node['code']).toBe('20000');
    await world.advance(5);
  }
  expect((await world.cancel('K1')).node).toMatchObject({ code: '10000', action: 'close' });
  expect(await statusOf(world)).toBe('TRADE_CLOSED');
});

test('9011: executed, and the answer lost', async () => {
  const world = await createWorld();
  await expect(payWith(world, '9011')).rejects.toEqual(noAnswer);
  expect(await statusOf(world)).toBe('TRADE_SUCCESS');
});

test('9012: neither executed nor answered', async () => {
  const world = await createWorld();
  await expect(payWith(world, '9012')).rejects.toEqual(noAnswer);
  expect((await world.query('K1')).node['sub_code']).toBe('ACQ.TRADE_NOT_EXIST');
});

test('9320: executed at once, answered after 20 seconds', async () => {
  const world = await createWorld();
  const answer = payWith(world, '9320');
  await world.logged('pay', 1);
  expect(await statusOf(world)).toBe('TRADE_SUCCESS');
  await world.advance(19);
  expect(await Promise.race([answer, world.query('K1').then(() => 'nothing yet')])).toBe(
    'nothing yet',
  );
  await world.advance(1);
  expect((await answer).node['code']).toBe('10000');
});

test('9420: executed and answered after 20 seconds', async () => {
  const world = await createWorld();
  const answer = payWith(world, '9420');
  await world.logged('pay', 1);
  await world.advance(19);
  expect((await world.query('K1')).node['sub_code']).toBe('ACQ.TRADE_NOT_EXIST');
  await world.advance(1);
  expect((await answer).node).toMatchObject({ code: '10000', gmt_payment: '2026-11-22 12:30:25' });
});

test('9015: the pay arrives behind its cancel and takes the money', async () => {
  const world = await createWorld();
  await expect(payWith(world, '9015')).rejects.toEqual(noAnswer);
  await world.advance(60);
  expect((await world.query('K1')).node['sub_code']).toBe('ACQ.TRADE_NOT_EXIST');
  expect((await world.cancel('K1')).node).not.toHaveProperty('action');
  await world.advance(10);
  expect(await statusOf(world)).toBe('TRADE_SUCCESS');
  await world.advance(1);
  expect(world.receiver.bodies).toHaveLength(1);
  const [pay] = await world.logged('pay', 1);
  expect(pay).toMatchObject({ script: 'late-request', reply: 'nothing', outcome: 'paid' });
});

test('9015 with an absolute expiry in between takes nothing', async () => {
  const world = await createWorld();
  const lost = payWith(world, '9015', { time_expire: '2026-11-22 12:31:00' });
  await expect(lost).rejects.toEqual(noAnswer);
  await world.advance(80);
  expect((await world.query('K1')).node['sub_code']).toBe('ACQ.TRADE_NOT_EXIST');
});

test('9020: paid just before the cancel, which returns the money', async () => {
  const world = await createWorld();
  await payWith(world, '9020');
  expect(await statusOf(world)).toBe('WAIT_BUYER_PAY');
  expect((await world.cancel('K1')).node).toMatchObject({ code: '10000', action: 'refund' });
  expect(await world.trade('K1')).toMatchObject({ capturedFen: 3850, refundedFen: 3850 });
});

test('9021: two cancels ask for another', async () => {
  const world = await createWorld();
  await payWith(world, '9021');
  for (const _time of [1, 2]) {
    const { node } = await world.cancel('K1');
    expect(node).toMatchObject({ code: '10000', retry_flag: 'Y' });
    expect(node).not.toHaveProperty('action');
    expect(await statusOf(world)).toBe('WAIT_BUYER_PAY');
  }
  expect((await world.cancel('K1')).node).toMatchObject({ retry_flag: 'N', action: 'close' });
});

test('9022: paid just before the cancel, which comes too late every time', async () => {
  const world = await createWorld();
  await payWith(world, '9022');
  for (const _time of [1, 2]) {
    expect((await world.cancel('K1')).node['sub_code']).toBe('ACQ.TRADE_CANCEL_TIME_OUT');
    expect(await statusOf(world)).toBe('TRADE_SUCCESS');
  }
});

test('9023 and 9024: cancels without an answer, before and after their effect', async () => {
  const world = await createWorld();
  await payWith(world, '9023');
  await expect(world.cancel('K1')).rejects.toEqual(noAnswer);
  await expect(world.cancel('K1')).rejects.toEqual(noAnswer);
  expect(await statusOf(world)).toBe('WAIT_BUYER_PAY');
  await world.pay('K2', { auth_code: authCode('9024') });
  await expect(world.cancel('K2')).rejects.toEqual(noAnswer);
  expect((await world.query('K2')).node['trade_status']).toBe('TRADE_CLOSED');
});

test.each([
  ['9030', { code: '10000', fund_change: 'N', refund_fee: '38.50' }, 3850],
  ['9031', { sub_code: 'ACQ.SYSTEM_ERROR' }, 0],
  ['9032', { sub_code: 'ACQ.SYSTEM_ERROR' }, 3850],
  ['9033', { sub_code: 'ACQ.SELLER_BALANCE_NOT_ENOUGH' }, 0],
])('%s: the first refund answers %j, and %i fen went back', async (suffix, answer, refundedFen) => {
  const world = await createWorld();
  await payWith(world, suffix);
  expect((await world.refund('K1', '38.50', 'R1')).node).toMatchObject(answer);
  expect(await world.trade('K1')).toMatchObject({ refundedFen });
  const second = await world.refund('K1', '38.50', 'R1');
  expect(second.node).toMatchObject({ code: '10000', fund_change: refundedFen > 0 ? 'N' : 'Y' });
  expect(await world.trade('K1')).toMatchObject({ refundedFen: 3850 });
});

test('9050: executed, unsigned', async () => {
  const world = await createWorld();
  const { node, hasSign } = await payWith(world, '9050');
  expect(node['code']).toBe('10000');
  expect(hasSign).toBe(false);
});

test('9051: executed, with the signature of another text', async () => {
  const world = await createWorld();
  const { node, hasSign, isAuthentic } = await payWith(world, '9051');
  expect(node['code']).toBe('10000');
  expect(hasSign).toBe(true);
  expect(isAuthentic).toBe(false);
});

test('9052: the first node is authentic, the second forged', async () => {
  const world = await createWorld();
  const { raw, isAuthentic } = await payWith(world, '9052');
  expect(isAuthentic).toBe(true);
  expect(raw.split('"alipay_trade_pay_response"')).toHaveLength(3);
  expect(JSON.parse(raw).alipay_trade_pay_response.total_amount).toBe('0.01');
});

test('9053: executed, the answer breaks off', async () => {
  const world = await createWorld();
  const { raw } = await payWith(world, '9053');
  expect(() => JSON.parse(raw)).toThrow(SyntaxError);
  expect(await statusOf(world)).toBe('TRADE_SUCCESS');
});

test('9054: executed, a proxy answers', async () => {
  const world = await createWorld();
  const { status, contentType } = await payWith(world, '9054');
  expect([status, contentType]).toEqual([502, 'text/html']);
  expect(await statusOf(world)).toBe('TRADE_SUCCESS');
});
