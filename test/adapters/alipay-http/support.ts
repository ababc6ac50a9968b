import { alipayGateway } from '../../../adapters/alipay-http/gateway.ts';
import {
  merchantProtocols,
  type SecretVersions,
} from '../../../adapters/alipay-http/merchant-protocols.ts';
import type { OpenPlatformSecret } from '../../../adapters/alipay-http/open-platform-secret.ts';
import { born, outTradeNoOf, parseMerchantId } from '../../../core/domain/ids.ts';
import { type Money, money } from '../../../core/domain/money.ts';
import type {
  NotificationResult,
  PaymentGateway,
  PayRequest,
  PostedMessage,
  ShopQrGateway,
} from '../../../core/ports/payment-gateway.ts';
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

/** The secret of the simulator's merchant. */
export const secretFor = (
  simulatorUrl: string,
  changes: Partial<OpenPlatformSecret> = {},
): OpenPlatformSecret => ({
  gateway: 'open-platform',
  endpoint: `${simulatorUrl}/gateway.do`,
  appId: '2021000000000001',
  sellerId: '2088000000000001',
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
  storeName: '快餐人民路店',
  expiresAt: startOfTime + 300_000,
  ...changes,
});

/** A form as it is posted to the merchant's notify_url. */
export const posted = (body: string): PostedMessage => ({
  path: `/v1/alipay/${MERCHANT}/notifications`,
  headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  body,
});

export interface OpenGateway {
  readonly gateway: PaymentGateway & ShopQrGateway;
  readonly troubles: readonly string[];
  readonly parse: (body: string) => Promise<NotificationResult>;
}

/** The gateway of a merchant that has these versions of its secret; patience is half a second. */
export function gatewayWith(
  versions: () => SecretVersions,
  notifyUrl: string,
  now: () => number = () => startOfTime,
): OpenGateway {
  const troubles: string[] = [];
  const clock = { now };
  const protocols = merchantProtocols({
    clock,
    timeoutMs: 500,
    read: async (merchantId) => {
      if (merchantId !== MERCHANT) throw new Error(`no secret for ${merchantId}`);
      return versions();
    },
  });
  const gateway = alipayGateway({
    ...protocols,
    clock,
    onTrouble: (_merchantId, code) => troubles.push(code),
    notifyUrl: () => notifyUrl,
    timeouts: { pay: 500, query: 500, cancel: 500, refund: 500 },
  });
  const parse = (body: string): Promise<NotificationResult> =>
    gateway.parseNotification(MERCHANT, posted(body));
  return { gateway, troubles, parse };
}

/** The gateway before the real simulator, each to end with the test. */
export async function openAlipay(
  changes: Partial<OpenPlatformSecret> = {},
): Promise<World & OpenGateway> {
  const world = await createWorld();
  const versions = { current: secretFor(world.url, changes) };
  return { ...world, ...gatewayWith(() => versions, world.receiver.url) };
}
