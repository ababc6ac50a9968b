import { describe, expect, test } from 'vitest';
import { alipayGateway } from '../../../adapters/alipay-http/gateway.ts';
import type { Amount } from '../../../alipay/amount.ts';
import type { Exchange, GatewayProtocol, Notice } from '../../../alipay/gateway-protocol.ts';
import type { RefundRequest } from '../../../core/ports/payment-gateway.ts';
import { answering, startServer } from './servers.ts';
import { MERCHANT, payment, posted } from './support.ts';

/** What a protocol would say to every answer. */
interface Said {
  readonly outcome?: object;
  readonly unverified?: string;
  readonly notice?: Partial<Notice>;
  readonly settles?: (currency: string) => boolean;
  readonly cannotWrite?: true;
}

/** The gateway over a protocol that says this, and a server that answers 200. */
async function open(said: Said, status = 200) {
  const sockets: unknown[] = [];
  const url = await startServer((request, response) => {
    sockets.push(request.socket);
    answering(status, 'answer')(request, response);
  });
  const exchange = <Outcome>(): Exchange<Outcome> => {
    if (said.cannotWrite) throw new RangeError('not an amount of yuan');
    return answered();
  };
  const answered = <Outcome>(): Exchange<Outcome> => ({
    request: { url, headers: {}, body: '' },
    read: () =>
      said.unverified === undefined
        ? { kind: 'verified', outcome: said.outcome as Outcome }
        : { kind: 'unverified', code: said.unverified },
  });
  const protocol: GatewayProtocol = {
    settlesIn: said.settles ?? (() => true),
    pay: exchange,
    createQr: exchange,
    query: exchange,
    cancel: exchange,
    refund: exchange,
    queryRefund: exchange,
    readMessage: () => ({ kind: 'authentic', notice: said.notice as Notice }),
    acknowledge: (message, accepted, now) => ({
      status: 200,
      headers: { path: message.path },
      body: `${accepted} ${now}`,
    }),
  };
  const troubles: string[] = [];
  const gateway = alipayGateway({
    clock: { now: () => 7 },
    protocol: async () => protocol,
    notifyUrl: () => '',
    timeouts: { pay: 500, query: 500, cancel: 500, refund: 500 },
    onTrouble: (_, code) => troubles.push(code),
  });
  return { gateway, troubles, sockets };
}

const request = payment();
const refund: RefundRequest = {
  ...request,
  refundId: 'R01JD0000000000000000000001' as RefundRequest['refundId'],
  refundAmount: request.amount,
  reason: '',
};
const captured = (amount: Amount) => ({ kind: 'captured', tradeNo: 't', amount });
const BUYER = { buyerId: '2088000000000042' };

describe('Money in a unit that we do not have', () => {
  test.each([
    { currency: 'XXX', minor: 100 },
    { currency: 'cny', minor: 100 },
    { currency: 'CNY', minor: 1.5 },
    { currency: 'CNY', minor: -1 },
    { currency: 'CNY', minor: 10_000_000_001 },
    { currency: 'toString', minor: 1 },
  ])('is unknown, whatever Alipay says of it: %j', async (amount) => {
    const { gateway } = await open({ outcome: captured(amount) });
    const unknown = { kind: 'unknown', code: 'FOREIGN_CURRENCY' };
    expect(await gateway.pay(request)).toEqual({ ...unknown, attemptFailed: false });
    expect(await gateway.query(request)).toEqual(unknown);
    const refunds = await open({ outcome: { kind: 'refunded', amount } });
    expect(await refunds.gateway.queryRefund(refund)).toEqual(unknown);
    const told = await open({ notice: { amount, outcome: { kind: 'pending', tradeNo: 't' } } });
    const read = await told.gateway.parseNotification(MERCHANT, posted(''));
    expect(read).toMatchObject({ kind: 'unreadable' });
  });

  test('is not asked for where the gateway does not settle it, and given back all the same', async () => {
    const { gateway, sockets } = await open({ settles: () => false, outcome: { kind: 'unknown' } });
    const refused = { kind: 'declined', code: 'CURRENCY_NOT_SUPPORT' };
    expect(await gateway.pay(request)).toEqual(refused);
    expect(await gateway.createQr(request)).toEqual(refused);
    expect(sockets).toEqual([]);
    await gateway.query(request);
    await gateway.cancel(request);
    await gateway.refund(refund);
    await gateway.queryRefund(refund);
    expect(sockets).toHaveLength(4);
  });
});

test('A refund in a currency that the gateway cannot write is unknown, and nothing is thrown', async () => {
  const { gateway, sockets } = await open({ cannotWrite: true });
  const unsure = { kind: 'unknown', code: 'AMOUNT_NOT_SUPPORTED' };
  expect(await gateway.refund(refund)).toEqual(unsure);
  expect(await gateway.queryRefund(refund)).toEqual(unsure);
  expect(sockets).toEqual([]);
});

test('No buyer leaves the gateway', async () => {
  const { gateway } = await open({
    outcome: { ...captured(request.amount), ...BUYER },
    notice: {
      amount: request.amount,
      outcome: { ...captured(request.amount), ...BUYER } as Notice['outcome'],
    },
  });
  const results = [
    await gateway.pay(request),
    await gateway.query(request),
    await gateway.parseNotification(MERCHANT, posted('')),
  ];
  expect(JSON.stringify(results)).not.toContain(BUYER.buyerId);
});

describe('A person is called', () => {
  test.each([
    [{ kind: 'declined', code: 'isv.invalid-signature', configuration: true }],
    [{ kind: 'unknown', code: 'ACQ.CONTEXT_INCONSISTENT', tradeMaySurvive: false }],
    [{ kind: 'unknown', code: 'REPEAT_REQ_INCONSISTENT', tradeMaySurvive: false }],
  ])('when what we are or sent is refused: %j', async (outcome) => {
    const { gateway, troubles } = await open({ outcome });
    await gateway.pay(request);
    await gateway.createQr(request);
    expect(troubles).toEqual([outcome.code, outcome.code]);
  });

  test('when an answer proves nothing', async () => {
    const { gateway, troubles } = await open({ unverified: 'UNVERIFIED_signature' });
    expect(await gateway.createQr(request)).toEqual({
      kind: 'unknown',
      code: 'UNVERIFIED_signature',
    });
    expect(troubles).toEqual(['UNVERIFIED_signature']);
  });

  test('not for a customer without money, nor for a broken line', async () => {
    const poor = await open({
      outcome: { kind: 'declined', code: 'ACQ.BUYER_BALANCE_NOT_ENOUGH' },
    });
    await poor.gateway.pay(request);
    const broken = await open({}, 502);
    expect(await broken.gateway.createQr(request)).toEqual({ kind: 'unknown', code: 'HTTP_502' });
    expect([...poor.troubles, ...broken.troubles]).toEqual([]);
  });
});

test('What cannot simply be sent again has a connection of its own, the rest shares one', async () => {
  const { gateway, sockets } = await open({ outcome: { kind: 'unknown', code: 'x' } });
  await gateway.query(request);
  await gateway.query(request);
  await gateway.cancel(request);
  expect(new Set(sockets).size).toBe(1);
  await gateway.pay(request);
  await gateway.createQr(request);
  expect(new Set(sockets).size).toBe(3);
});

test('A message is acknowledged as the gateway wants it, at our time', async () => {
  const { gateway } = await open({});
  const message = posted('x');
  expect(await gateway.acknowledge(MERCHANT, message, false)).toEqual({
    status: 200,
    headers: { path: message.path },
    body: 'false 7',
  });
});
