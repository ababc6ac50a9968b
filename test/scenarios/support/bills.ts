import { AlipaySdk } from 'alipay-sdk';
import type { ReconciliationResponse } from '../../../api/reconciliations.ts';
import type { DemoStore } from '../../../local/demo/seed.ts';

/** From now on the simulated Alipay's bills tell of this movement what its ledger does not. */
export async function plant(
  simulatorUrl: string,
  planted: { readonly difference: string; readonly outTradeNo: string; outRequestNo?: string },
): Promise<void> {
  const response = await fetch(`${simulatorUrl}/control/bills/differences`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(planted),
  });
  if (!response.ok) throw new Error(`Not planted: ${await response.text()}`);
}

/** Money at the merchant's app that came by somebody else's till. */
export async function payAtAnotherTill(
  simulatorUrl: string,
  { sandbox }: DemoStore,
  outTradeNo: string,
): Promise<void> {
  const { appId = '', privateKey, alipayPublicKey } = sandbox;
  const gateway = `${simulatorUrl}/gateway.do`;
  const sdk = new AlipaySdk({ appId, privateKey, alipayPublicKey, gateway, keyType: 'PKCS8' });
  const order = { outTradeNo, totalAmount: '12.00', subject: 'tea', scene: 'bar_code' };
  const bizContent = { ...order, authCode: `28${Date.now()}4711` };
  const { code } = await sdk.exec('alipay.trade.pay', { bizContent });
  if (code !== '10000') throw new Error(`Not paid: ${code}`);
}

/** Each difference as class, kind and number, in a fixed order. */
export const namesOf = ({ differences }: ReconciliationResponse): string[] =>
  differences
    .map(({ class: found, kind, outTradeNo, refundNo = '' }) =>
      `${found} ${kind} ${outTradeNo} ${refundNo}`.trim(),
    )
    .sort();
