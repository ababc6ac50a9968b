import {
  type MerchantSecret,
  parseCredentials,
} from '../../../adapters/alipay-http/credentials.ts';
import { openPlatformGateway } from '../../../adapters/alipay-http/open-platform-gateway.ts';
import { born, outTradeNoOf, parseMerchantId } from '../../../core/domain/ids.ts';
import { type Money, money } from '../../../core/domain/money.ts';
import type { PaymentGateway, PayRequest } from '../../../core/ports/payment-gateway.ts';
import { newOrderId, newPaymentId } from '../../contracts/fixtures.ts';
import {
  merchant,
  merchantKeys,
  otherMerchant,
} from '../../local/alipay-simulator/support/merchants.ts';
import {
  authCode,
  createWorld,
  startOfTime,
  type World,
} from '../../local/alipay-simulator/support/world.ts';

export const MERCHANT = born(parseMerchantId, 'm1');

export const cny = (minor: number): Money => money('CNY', minor);

export const secrets = {
  privateKey: merchantKeys.privateKey,
  alipayPublicKey: merchant.alipayPublicKey,
  foreignPublicKey: otherMerchant.alipayPublicKey,
};

export const secretFor = (simulatorUrl: string, changes: Partial<MerchantSecret> = {}) => ({
  gateway: 'open-platform',
  endpoint: `${simulatorUrl}/gateway.do`,
  appId: merchant.appId,
  sellerId: merchant.sellerId,
  signType: 'RSA2',
  privateKey: merchantKeys.privateKey,
  alipayPublicKeys: [merchant.alipayPublicKey],
  ...changes,
});

/** 38.50 yuan, by a code whose last four digits script what Alipay does. */
export const payment = (suffix = '0000', changes: Partial<PayRequest> = {}): PayRequest => ({
  merchantId: MERCHANT,
  outTradeNo: outTradeNoOf(newOrderId(), newPaymentId()),
  amount: cny(3_850),
  authCode: authCode(suffix),
  subject: '快餐人民路店 A007 & "more" = 100%',
  storeId: 's1',
  expiresAt: startOfTime + 300_000,
  ...changes,
});

/** The gateway before the real simulator, each to end with the test; patience is half a second. */
export async function openAlipay(
  changes: Partial<MerchantSecret> = {},
): Promise<World & { readonly gateway: PaymentGateway; readonly troubles: readonly string[] }> {
  const world = await createWorld();
  const credentials = parseCredentials(secretFor(world.url, changes));
  const troubles: string[] = [];
  const gateway = openPlatformGateway({
    clock: { now: () => startOfTime },
    onTrouble: (_merchantId, code) => troubles.push(code),
    credentials: async (merchantId) => {
      if (merchantId !== MERCHANT) throw new Error(`no secret for ${merchantId}`);
      return credentials;
    },
    notifyUrl: () => world.receiver.url,
    timeouts: { pay: 500, query: 500, cancel: 500, refund: 500 },
  });
  return { ...world, gateway, troubles };
}
