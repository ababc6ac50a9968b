import { expect, test } from 'vitest';
import { alipayPlusProtocol } from '../../../../alipay/alipay-plus/protocol.ts';
import type { Exchange, Verdict } from '../../../../alipay/gateway-protocol.ts';
import { importPrivateKey, importPublicKey } from '../../../../alipay/signing/keys.ts';
import type { Sender } from './support/client.ts';
import {
  createWorld,
  type Dialect,
  paymentCode,
  sandboxSender,
  sender,
  type World,
} from './support/world.ts';

// Our own client and the simulator were written apart from each other, from the same protocol.

const now = Date.UTC(2026, 10, 22, 4, 30, 5);

function clientOf({ url, receiver }: World, dialect: Dialect, from: Sender, currency: string) {
  const protocol = alipayPlusProtocol({
    endpoint: url,
    dialect,
    clientId: from.clientId,
    keyVersion: 1,
    privateKey: importPrivateKey(from.privateKey),
    alipayPublicKeys: [importPublicKey(from.alipayPublicKey)],
    merchant: { referenceMerchantId: 'M001', name: 'Test Burger', mcc: '5814', region: 'US' },
    settlementCurrency: currency,
  });
  const trade = { outTradeNo: 'P1', amount: { currency, minor: 540 } };
  const context = { now, notifyUrl: receiver.url };
  const order = { ...trade, subject: 'Burger', storeId: 'S001', expiresAt: now + 300_000 };
  const refund = {
    ...trade,
    refundId: 'R1',
    refundAmount: { currency, minor: 40 },
    reason: 'cold',
  };
  return { protocol, trade, context, order, refund };
}

async function outcomeOf<Outcome>({ request, read }: Exchange<Outcome>): Promise<Outcome> {
  const { url, body, headers } = request;
  const response = await fetch(url, { method: 'POST', body, headers });
  const verdict: Verdict<Outcome> = read({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
  if (verdict.kind === 'unverified') throw new Error(verdict.code);
  return verdict.outcome;
}

test.each<[string, Dialect, Sender, string]>([
  ['AMS', 'ams', sender, 'USD'],
  ['AMS in its sandbox', 'ams', sandboxSender, 'JPY'],
  ['APS', 'aps', sender, 'USD'],
])('%s: our client pays, asks, refunds, and is told', async (_what, dialect, from, currency) => {
  const world = await createWorld();
  const { protocol, trade, context, order, refund } = clientOf(world, dialect, from, currency);
  const { amount } = trade;
  const paid = await outcomeOf(protocol.pay({ ...order, authCode: paymentCode() }, context));
  expect(paid).toMatchObject({ kind: 'captured', amount });
  expect(await outcomeOf(protocol.query(trade, context))).toMatchObject({
    kind: 'captured',
    amount,
  });
  expect(await outcomeOf(protocol.refund(refund, context))).toEqual({ kind: 'refunded' });
  expect(await outcomeOf(protocol.queryRefund(refund, context))).toEqual({
    kind: 'refunded',
    amount: refund.refundAmount,
  });
  expect(
    await outcomeOf(protocol.queryRefund({ ...refund, refundId: 'R2' }, context)),
  ).toMatchObject({ kind: 'not-found' });

  await world.advance(1);
  const [letter] = world.receiver.received;
  const message = {
    path: letter?.path ?? '',
    headers: Object.fromEntries(
      Object.entries(letter?.headers ?? {}).map(([name, value]) => [name, String(value)]),
    ),
    body: letter?.raw ?? '',
  };
  expect(protocol.readMessage(message)).toMatchObject({
    kind: 'authentic',
    notice: { outTradeNo: 'P1', amount, outcome: { kind: 'captured' } },
  });
  world.receiver.reply = protocol.acknowledge(message, true, now);
  await world.advance(120);
  const { notifications } = await world.trade('P1');
  expect(notifications).toMatchObject([{ state: 'acknowledged' }]);
});

test.each<Dialect>(['ams', 'aps'])('%s: our client shows a code, and cancels', async (dialect) => {
  const world = await createWorld();
  const { protocol, trade, context, order } = clientOf(world, dialect, sender, 'USD');
  const made = await outcomeOf(protocol.createQr(order, context));
  if (made.kind !== 'created') throw new Error(made.kind);
  expect(await outcomeOf(protocol.query(trade, context))).toMatchObject({ kind: 'pending' });
  const scan = { codeText: made.codeText, action: 'scan-and-pay' };
  expect((await world.control('codes/scan', scan)).status).toBe(200);
  expect(await outcomeOf(protocol.query(trade, context))).toMatchObject({ kind: 'captured' });
  expect(await outcomeOf(protocol.cancel(trade, context))).toMatchObject({ kind: 'cancelled' });
  expect(await outcomeOf(protocol.query(trade, context))).toMatchObject({ kind: 'closed' });
  expect((await world.trade('P1')).refundedFen).toBe(540);
  const never = { ...trade, outTradeNo: 'P2' };
  expect(await outcomeOf(protocol.query(never, context))).toEqual({ kind: 'not-found' });
  expect(await outcomeOf(protocol.cancel(never, context))).toMatchObject({ action: 'none' });
});
