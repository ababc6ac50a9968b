import { describe, expect, test } from 'vitest';
import { alipayPlusProtocol } from '../../../../alipay/alipay-plus/protocol.ts';
import type { GatewayProtocol } from '../../../../alipay/gateway-protocol.ts';
import { globalProtocol } from '../../../../alipay/global/protocol.ts';
import type { GatewayName } from '../../../../local/alipay-simulator/simulated-merchant.ts';
import { accountOf, credentialsOf, MERCHANTS } from '../../world/merchants.ts';
import { Alipay } from '../alipay.ts';
import type { Buyer } from '../buyer.ts';
import { chanceOf, plain, START } from '../support/small-world.ts';
import type { Letter } from '../surroundings.ts';
import { type Deed, honest, hostile, type Temper } from '../temper.ts';

const authCode = '281234567890123456';
const path = '/v1/alipay/m/notifications';

/** The merchant's own protocol, and Alipay behind that gateway's door. */
function at(gateway: Exclude<GatewayName, 'open-platform'>, merchantId: string, temper = honest) {
  const letters: Letter[] = [];
  const later: { readonly atMs: number; readonly run: () => void }[] = [];
  const surroundings = {
    now: () => START,
    chance: chanceOf(1),
    at: (atMs: number, run: () => void) => void later.push({ atMs, run }),
    observe: () => undefined,
    deliver: async (letter: Letter) => void letters.push(letter),
  };
  const accounts = MERCHANTS.map((merchant) => accountOf(gateway, merchant));
  const alipay = new Alipay(surroundings, accounts, plain, temper as Temper);
  const known = credentialsOf(gateway, merchantId);
  const protocol = protocolOf(known);
  const order = {
    ...{ outTradeNo: 'T1', subject: 'Noodles', storeId: 's1', storeName: 'Noodle House' },
    amount: { currency: merchantId === 'm1' ? 'HKD' : 'JPY', minor: 3_850 },
    expiresAt: START + 300_000,
  };
  const context = { now: START, notifyUrl: `https://api.test${path}` };
  const pay = (buyer: Buyer) => {
    alipay.expect(authCode, buyer);
    const { request, read } = protocol.pay({ ...order, authCode }, context);
    return read(alipay.receive(request));
  };
  const post = (): Letter[] => {
    const due = later.splice(0).sort((a, b) => a.atMs - b.atMs);
    for (const { run } of due) run();
    return letters;
  };
  return { alipay, protocol, order, context, pay, post };
}

function protocolOf(known: ReturnType<typeof credentialsOf>): GatewayProtocol {
  switch (known.gateway) {
    case 'global':
      return globalProtocol(known.credentials);
    case 'alipay-plus':
      return alipayPlusProtocol(known.credentials);
    case 'open-platform':
      throw new Error('the other tests are about that one');
  }
}

const doors = [
  ['global', 'm1', 'MD5'],
  ['global', 'm2', 'RSA2'],
  ['alipay-plus', 'm1', 'RSA256'],
] as const;

describe.each(doors)('behind the door of %s (%s, %s)', (gateway, merchantId) => {
  const verified = (outcome: object) => ({ kind: 'verified', outcome });

  test('a buyer who pays has paid, and the query, the refund and the cancel agree', () => {
    const { alipay, protocol, order, context, pay } = at(gateway, merchantId);
    const { amount } = order;
    expect(pay({ kind: 'pays' })).toMatchObject(verified({ kind: 'captured', amount }));
    const query = protocol.query(order, context);
    const paid = verified({ kind: 'captured', amount });
    expect(query.read(alipay.receive(query.request))).toMatchObject(paid);
    const asked = {
      ...order,
      ...{ refundId: 'R1', reason: 'cold', refundAmount: { ...amount, minor: 1_000 } },
    };
    const refund = protocol.refund(asked, context);
    const refunded = verified({ kind: 'refunded' });
    expect(refund.read(alipay.receive(refund.request))).toMatchObject(refunded);
    const look = protocol.queryRefund(asked, context);
    expect(look.read(alipay.receive(look.request))).toMatchObject(
      verified({ kind: 'refunded', amount: asked.refundAmount }),
    );
    const cancel = protocol.cancel(order, context);
    expect(cancel.read(alipay.receive(cancel.request))).toMatchObject({ kind: 'verified' });
    expect(alipay.trades()).toMatchObject([{ capturedMinor: 3_850, returnedMinor: 1_000 }]);
  });

  test('who is refused is declined; who is asked, or unclear, is not', () => {
    const refused = { kind: 'is refused', code: 'BUYER_BALANCE_NOT_ENOUGH' } as const;
    expect(at(gateway, merchantId).pay(refused)).toMatchObject(verified({ kind: 'declined' }));
    const buyers: readonly Buyer[] = [
      { kind: 'is asked', paysAfterMs: 'never' },
      { kind: 'is unclear', answer: 'unavailable', paysAfterMs: 0 },
      { kind: 'is unclear', answer: 'unlisted', paysAfterMs: 0 },
      { kind: 'fails', code: 'PAYMENT_FAIL', paysAfterMs: 1_000 },
    ];
    for (const buyer of buyers) {
      const said = at(gateway, merchantId).pay(buyer);
      expect(said).toMatchObject({ kind: 'verified' });
      expect(['pending', 'unknown']).toContain('outcome' in said && said.outcome.kind);
    }
  });

  test('a code is made, and its notification is believed', () => {
    const { alipay, protocol, order, context, post } = at(gateway, merchantId);
    const qr = protocol.createQr(order, context);
    const made = qr.read(alipay.receive(qr.request));
    expect(made).toMatchObject(verified({ kind: 'created' }));
    const { outcome } = made as { outcome: { codeText: string } };
    alipay.scan(outcome.codeText, 0);
    post();
    const letter = post().find(({ outTradeNo }) => outTradeNo === 'T1');
    if (!letter) throw new Error('Nobody was told');
    const { headers, body, noticeId } = letter;
    const read = protocol.readMessage({ path, headers, body });
    const { amount } = order;
    expect(read).toMatchObject({
      kind: 'authentic',
      notice: { noticeId, outTradeNo: 'T1', amount, outcome: { kind: 'captured' } },
    });
  });

  test.each(Object.keys(hostile.forgery) as Deed<'forgery'>[])(
    'a forged notification (%s) is refused',
    (kind) => {
      const temper = { ...honest, forgery: { ...honest.forgery, [kind]: 1 } };
      const { protocol, pay, post } = at(gateway, merchantId, temper);
      pay({ kind: 'is asked', paysAfterMs: 'never' });
      post();
      const forged = post().filter((letter) => letter.forged);
      expect(forged).not.toEqual([]);
      for (const { headers, body } of forged) {
        expect(protocol.readMessage({ path, headers, body }).kind).toBe('rejected');
      }
    },
  );

  test('a stranger, and a request that was altered, change nothing', () => {
    const { alipay, protocol, order, context } = at(gateway, merchantId);
    alipay.expect(authCode, { kind: 'pays' });
    const { request, read } = protocol.pay({ ...order, authCode }, context);
    const altered = {
      ...request,
      body: request.body.replace('3850', '3851').replace('38.50', '1'),
    };
    expect(read(alipay.receive(altered)).kind).toBe('unverified');
    expect(alipay.trades()).toEqual([]);
  });
});
