import type {
  BarcodeOrder,
  Exchange,
  RefundOrder,
  ShopQrOrder,
} from '../../../alipay/gateway-protocol.ts';
import { globalProtocol } from '../../../alipay/global/protocol.ts';
import { answerXml, context, md5Credentials, type Params, sentParams, wire } from './support.ts';

/** The exchanges of one trade, and what Alipay's signed answers to them mean. */
export const protocol = globalProtocol(md5Credentials);

export const order: BarcodeOrder = {
  outTradeNo: 'T1',
  amount: { currency: 'USD', minor: 540 },
  subject: 'Burger & Fries "可乐"',
  storeId: 'S001',
  storeName: 'Test Store',
  terminalId: 'K07',
  expiresAt: context.now + 150_000,
  authCode: '281234567890123456',
};

export const refund: RefundOrder = {
  outTradeNo: 'T1',
  amount: order.amount,
  refundId: 'R1',
  refundAmount: { currency: 'USD', minor: 100 },
  reason: 'too "cold" & late',
};

export const shop: ShopQrOrder = {
  storeId: 'S001',
  storeName: 'Test/Store',
  terminalId: 'K07',
  currency: 'USD',
};

/** What the exchange makes of an answer with these fields, which Alipay signed. */
export function judged<Outcome>(exchange: Exchange<Outcome>, fields: Params): Outcome {
  const verdict = exchange.read(wire(answerXml(fields)));
  if (verdict.kind !== 'verified') throw new Error(verdict.code);
  return verdict.outcome;
}

/** The service's own parameters, without what every request has. */
export function ownParams(exchange: Exchange<unknown>): Params {
  const { partner, _input_charset, sign, sign_type, ...own } = sentParams(exchange.request);
  if (!partner || !_input_charset || !sign || !sign_type) throw new Error('incomplete request');
  return own;
}
