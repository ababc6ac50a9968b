import type { CallContext, TradeOrder } from '../gateway-protocol.ts';
import { type WireAmount, wireAmount } from './amount.ts';
import type { AlipayPlusCredentials } from './credentials.ts';
import { formatIsoTime } from './iso-time.ts';

/** Who presents which code: the customer's, one for this order, the one that hangs in the shop. */
export type Scenario = 'PaymentCode' | 'OrderCode' | 'EntryCode';

export interface OrderContent {
  referenceOrderId: string;
  orderDescription: string;
  orderAmount: WireAmount;
  merchant: {
    referenceMerchantId: string;
    merchantName: string;
    merchantMCC: string;
    merchantAddress: { region: string };
    store: { referenceStoreId: string; storeName: string; storeMCC: string };
  };
  env?: { storeTerminalId?: string; storeTerminalRequestTime?: string; userAgent?: string };
}

export interface PaymentFactor {
  isInStorePayment?: 'true';
  isCashierPayment?: 'true';
  inStorePaymentScenario: Scenario;
}

export interface PaymentContent {
  productCode?: 'IN_STORE_PAYMENT';
  paymentRequestId: string;
  order: OrderContent;
  paymentAmount: WireAmount;
  paymentMethod: { paymentMethodType: 'CONNECT_WALLET'; paymentMethodId?: string };
  paymentFactor: PaymentFactor;
  paymentNotifyUrl: string;
  paymentExpiryTime: string;
  settlementStrategy?: { settlementCurrency: string };
  merchantRegion?: string;
}

/** What only some scenarios know. */
export interface ScenarioDetails {
  /** What the scanner read. */
  readonly paymentMethodId?: string | undefined;
  /** Of the customer's browser. */
  readonly userAgent?: string | undefined;
}

/**
 * The body of pay, in the dialect of the credentials (protocol 4.3). Every scalar is a string, and what
 * is optional and not known is left out: an empty text would be refused.
 */
export function paymentContent(
  credentials: AlipayPlusCredentials,
  scenario: Scenario,
  order: TradeOrder,
  { now, notifyUrl }: CallContext,
  details: ScenarioDetails = {},
): PaymentContent {
  const { dialect, merchant } = credentials;
  const { paymentMethodId } = details;
  return {
    ...(dialect === 'ams' && { productCode: 'IN_STORE_PAYMENT' }),
    paymentRequestId: order.outTradeNo,
    order: orderContent(credentials, order, { now, userAgent: details.userAgent }),
    paymentAmount: wireAmount(order.amount),
    paymentMethod: {
      paymentMethodType: 'CONNECT_WALLET',
      ...(paymentMethodId !== undefined && { paymentMethodId }),
    },
    paymentFactor: paymentFactor(dialect, scenario),
    paymentNotifyUrl: notifyUrl,
    paymentExpiryTime: formatIsoTime(order.expiresAt),
    ...settlementStrategy(credentials),
    ...(dialect === 'ams' && { merchantRegion: merchant.region }),
  };
}

/** The order as the wallet shows it. Antom wants the time with the terminal, Alipay+ does not. */
export function orderContent(
  { dialect, merchant }: AlipayPlusCredentials,
  order: TradeOrder,
  { now, userAgent }: { readonly now: number; readonly userAgent?: string | undefined },
): OrderContent {
  const env = {
    ...(order.terminalId && { storeTerminalId: order.terminalId }),
    ...(order.terminalId && dialect === 'ams' && { storeTerminalRequestTime: formatIsoTime(now) }),
    ...(userAgent && { userAgent }),
  };
  return {
    referenceOrderId: order.outTradeNo,
    orderDescription: cleanText(order.subject) || order.outTradeNo,
    orderAmount: wireAmount(order.amount),
    merchant: {
      referenceMerchantId: merchant.referenceMerchantId,
      merchantName: merchant.name,
      merchantMCC: merchant.mcc,
      merchantAddress: { region: merchant.region },
      store: {
        referenceStoreId: order.storeId,
        storeName: cleanText(order.storeName ?? '') || merchant.name,
        storeMCC: merchant.mcc,
      },
    },
    ...(Object.keys(env).length > 0 && { env }),
  };
}

export const paymentFactor = (
  dialect: AlipayPlusCredentials['dialect'],
  scenario: Scenario,
): PaymentFactor => ({
  ...(dialect === 'aps' && { isInStorePayment: 'true', isCashierPayment: 'true' }),
  inStorePaymentScenario: scenario,
});

export const settlementStrategy = ({
  settlementCurrency,
}: AlipayPlusCredentials): Pick<PaymentContent, 'settlementStrategy'> =>
  settlementCurrency === undefined ? {} : { settlementStrategy: { settlementCurrency } };

/** Free text of ours: at most 256 UTF-16 units, no control characters, no half characters. May be empty. */
export function cleanText(text: string): string {
  const clean = text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return clean
    .slice(0, 256)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
}
