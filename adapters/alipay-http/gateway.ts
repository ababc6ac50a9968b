import type { ShopQrStatus } from '../../alipay/gateway-protocol.ts';
import type { ShopQrAction } from '../../core/domain/shop-qr-code.ts';
import type {
  PaymentGateway,
  PaymentRef,
  ShopQrGateway,
} from '../../core/ports/payment-gateway.ts';
import { type AskDeps, ask, type Question } from './ask.ts';
import { readMessageKnowing } from './certificates.ts';
import {
  cancelResult,
  notificationResult,
  payResult,
  qrResult,
  queryResult,
  refundQueryResult,
  refundResult,
  shopQrResult,
  shopQrStatusResult,
} from './results.ts';

const STATUSES = {
  stop: 'STOP',
  restart: 'RESTART',
  delete: 'DELETE',
} as const satisfies Record<ShopQrAction, ShopQrStatus>;

export interface AlipayGatewayDeps extends AskDeps {
  /** Milliseconds for each call (design 2); a code is asked for with the patience of a pay. */
  readonly timeouts: Readonly<Record<'pay' | 'query' | 'cancel' | 'refund', number>>;
}

/**
 * Every gateway of Alipay behind the neutral port: a merchant's protocol makes the requests and
 * judges the answers, this sends them. A message of a merchant whose secret cannot be read rejects.
 */
export function alipayGateway(deps: AlipayGatewayDeps): PaymentGateway & ShopQrGateway {
  const { pay, query, cancel, refund } = deps.timeouts;
  // What was sent before must be asked after and given back, whatever the secret says today: only
  // what asks a customer for money (and is fresh) is held to the currencies that are settled.
  const about = <Outcome extends object>(
    { merchantId, amount: { currency } }: PaymentRef,
    timeoutMs: number,
    exchange: Question<Outcome>['exchange'],
    fresh = false,
  ) => ask(deps, { merchantId, ...(fresh && { currency }), timeoutMs, fresh, exchange });
  return {
    // A kept connection may have died while the sandbox was frozen, and a pay is sent only once.
    pay: async (request) =>
      payResult(await about(request, pay, (alipay, now) => alipay.pay(request, now), true)),
    createQr: async (request) =>
      qrResult(await about(request, pay, (alipay, now) => alipay.createQr(request, now), true)),
    query: async (payment) =>
      queryResult(await about(payment, query, (alipay, now) => alipay.query(payment, now))),
    cancel: async (payment) =>
      cancelResult(await about(payment, cancel, (alipay, now) => alipay.cancel(payment, now))),
    refund: async (request) =>
      refundResult(await about(request, refund, (alipay, now) => alipay.refund(request, now))),
    queryRefund: async (request) =>
      refundQueryResult(
        await about(request, query, (alipay, now) => alipay.queryRefund(request, now)),
      ),
    createShopQr: async (shop) => {
      const { merchantId, currency } = shop;
      const answer = await ask(deps, {
        ...{ merchantId, currency, timeoutMs: pay, fresh: true },
        exchange: (alipay, now) => alipay.createShopQr?.(shop, now),
      });
      return shopQrResult(answer);
    },
    setShopQrStatus: async ({ merchantId, codeText, action }) => {
      const answer = await ask(deps, {
        ...{ merchantId, timeoutMs: pay, fresh: false },
        exchange: (alipay, now) => alipay.setShopQrStatus?.(codeText, STATUSES[action], now),
      });
      return shopQrStatusResult(answer);
    },
    parseNotification: async (merchantId, message) => {
      const alipay = await deps.protocol(merchantId);
      const read = () => alipay.readMessage(message);
      return notificationResult(await readMessageKnowing(deps, merchantId, read));
    },
    acknowledge: async (merchantId, message, accepted) => {
      const alipay = await deps.protocol(merchantId);
      return alipay.acknowledge(message, accepted, deps.clock.now());
    },
  };
}
