import { describe, expect, test } from 'vitest';
import { strangersKey } from './support/merchants.ts';
import { type Reply, signedReply } from './support/receiver.ts';
import {
  createWorld,
  type Dialect,
  payment,
  paymentCode,
  sender,
  type World,
} from './support/world.ts';

const pay = ({ call, receiver }: World, dialect: Dialect, code: string = paymentCode()) =>
  call(dialect, 'pay', payment(dialect, 'P1', { code, more: { paymentNotifyUrl: receiver.url } }));

test('AMS: a payment is told to its paymentNotifyUrl, signed over our path', async () => {
  const world = await createWorld();
  await pay(world, 'ams');
  await world.advance(1);
  const [letter] = world.receiver.received;
  expect(world.receiver.received).toHaveLength(1);
  expect(letter?.isAuthentic).toBe(true);
  expect(letter?.headers['content-type']).toBe('application/json; charset=UTF-8');
  expect(letter?.body).toMatchObject({
    notifyType: 'PAYMENT_RESULT',
    result: { resultStatus: 'S' },
    paymentRequestId: 'P1',
    paymentAmount: { currency: 'USD', value: '540' },
  });
});

test('APS: the result is called paymentResult', async () => {
  const world = await createWorld();
  await pay(world, 'aps');
  await world.advance(1);
  const [letter] = world.receiver.received;
  expect(letter?.isAuthentic).toBe(true);
  expect(letter?.body).toMatchObject({ paymentResult: { resultStatus: 'S' } });
  expect(letter?.body).not.toHaveProperty('notifyType');
});

describe('a notification is sent again after two minutes unless the reply', () => {
  const good = signedReply(sender);
  const { signature: _none, ...unsigned } = good.headers;
  test.each<[string, Reply]>([
    ['is signed', { ...good, headers: unsigned }],
    ['is signed by the merchant', signedReply({ ...sender, privateKey: strangersKey })],
    ['is signed over the path it answers', signedReply(sender, undefined, '/notify')],
    ['says S', signedReply(sender, { resultCode: 'PROCESS_FAIL', resultStatus: 'F' })],
    ['has status 200', { ...good, status: 500 }],
    ['is what was signed', { ...good, body: `${good.body} ` }],
    ['is more than the word of the other gateways', { status: 200, headers: {}, body: 'success' }],
  ])('%s', async (_what, reply) => {
    const world = await createWorld();
    world.receiver.reply = reply;
    await pay(world, 'ams');
    await world.advance(1);
    expect(world.receiver.received).toHaveLength(1);
    await world.advance(118);
    expect(world.receiver.received).toHaveLength(1);
    world.receiver.reply = good;
    await world.advance(2);
    expect(world.receiver.received).toHaveLength(2);
    expect((await world.trade('P1')).notifications).toMatchObject([{ state: 'acknowledged' }]);
    await world.advance(100_000);
    expect(world.receiver.received).toHaveLength(2);
  });
});

test('a reply that does not name the client is enough, but not where acknowledgements are strict', async () => {
  const good = signedReply(sender);
  const { 'client-id': _none, ...headers } = good.headers;
  for (const [options, state] of [
    [{}, 'acknowledged'],
    [{ strictAck: true }, 'waiting'],
  ] as const) {
    const world = await createWorld(options);
    world.receiver.reply = { ...good, headers };
    await pay(world, 'ams');
    await world.advance(1);
    expect((await world.trade('P1')).notifications).toMatchObject([{ state }]);
  }
});

test('a refund is not told', async () => {
  const world = await createWorld();
  await pay(world, 'ams');
  await world.call('ams', 'refund', {
    paymentRequestId: 'P1',
    refundRequestId: 'R1',
    refundAmount: { currency: 'USD', value: '40' },
  });
  await world.advance(100_000);
  expect(world.receiver.received).toHaveLength(1);
  expect((await world.trade('P1')).notifications).toHaveLength(1);
});

test('9044 and 9045: a notification of a cent more, and one in the name of another client', async () => {
  const tooMuch = await createWorld();
  await pay(tooMuch, 'aps', paymentCode('9044'));
  await tooMuch.advance(1);
  const [more] = tooMuch.receiver.received;
  expect(more?.isAuthentic).toBe(true);
  expect(more?.body).toMatchObject({ paymentAmount: { value: '541' } });

  const foreign = await createWorld();
  await pay(foreign, 'aps', paymentCode('9045'));
  await foreign.advance(1);
  const [letter] = foreign.receiver.received;
  expect(letter?.headers['client-id']).toBe('SANDBOX_5X00000000000002');
});

describe('the control API sends', () => {
  const craft = async (kind: string) => {
    const world = await createWorld();
    await pay(world, 'ams');
    await world.advance(1);
    const sent = await world.control('notifications', { kind, outTradeNo: 'P1' });
    expect(sent.status).toBe(200);
    return world.receiver.received.at(-1);
  };

  test('the genuine one again', async () => {
    expect((await craft('replay'))?.isAuthentic).toBe(true);
  });

  test('an authentic one of a payment nobody knows', async () => {
    const letter = await craft('unknown-out-trade-no');
    expect(letter?.isAuthentic).toBe(true);
    expect(letter?.body['paymentRequestId']).toMatch(/^UNKNOWN/);
  });

  test('one with a member twice under a signature that is right', async () => {
    const letter = await craft('duplicated-parameter');
    expect(letter?.isAuthentic).toBe(true);
    expect(letter?.raw.match(/"paymentRequestId":/g)).toHaveLength(2);
  });

  test.each(['altered', 'foreign-key', 'foreign-app-id', 'other-sign-type'])(
    'one that is %s, and not authentic',
    async (kind) => {
      expect((await craft(kind))?.isAuthentic).toBe(false);
    },
  );

  test('SHA-1 under its own name', async () => {
    const letter = await craft('other-sign-type');
    expect(letter?.headers['signature']).toMatch(/^algorithm=RSA,keyVersion=1,/);
  });
});
