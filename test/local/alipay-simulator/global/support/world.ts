import type { SimulatorOptions } from '../../../../../local/alipay-simulator/start-simulator.ts';
import { authCode, createWorld, type World } from '../../support/world.ts';
import { type Answer, type Params, send, signatureOf } from './client.ts';
import { partners, type SignType } from './partners.ts';

export interface GlobalWorld extends World {
  /** Calls a service as a partner; of the MD5 one, if none is named. */
  ask(service: string, params: Params, signType?: SignType): Promise<Answer>;
  spotPay(id: string, more?: Params): Promise<Answer>;
  find(id: string): Promise<Answer>;
  undo(id: string): Promise<Answer>;
  giveBack(id: string, refundId: string, amount: string, more?: Params): Promise<Answer>;
  show(id: string, more?: Params): Promise<Answer>;
  /** The customer's wallet scans a code, and pays. */
  scan(codeText: string, action: string, amountMinor?: number): Promise<number>;
  /** Now, as a `timestamp`. */
  readonly timestamp: string;
}

export const envelope = (service: string, params: Params, signType: SignType = 'MD5'): Params => ({
  service,
  partner: partners[signType].partner,
  _input_charset: 'UTF-8',
  sign_type: signType,
  ...params,
});

export const signed = (params: Params): Params => ({
  ...params,
  sign: signatureOf(params, params['sign_type'] as SignType),
});

export const extendInfo: string = JSON.stringify({
  secondary_merchant_name: 'Test Burger',
  secondary_merchant_id: 'M001',
  secondary_merchant_industry: '5814',
  store_id: 'S001',
});

export const order = (id: string, more: Params = {}): Params => ({
  alipay_seller_id: partners.MD5.partner,
  trans_name: 'Burger & Fries + 可乐',
  partner_trans_id: id,
  currency: 'USD',
  trans_amount: '5.40',
  buyer_identity_code: authCode(),
  identity_code_type: 'barcode',
  biz_product: 'OVERSEAS_MBARCODE_PAY',
  extend_info: extendInfo,
  ...more,
});

/** A simulator with three partners, one of each sign type, on 2026-11-22 at 12:30:05 in China. */
export async function createGlobalWorld(
  options: Partial<SimulatorOptions> = {},
): Promise<GlobalWorld> {
  const world = await createWorld({ merchants: Object.values(partners), ...options });
  const { url, receiver } = world;
  const timestamp = '2026-11-22 12:30:05';
  const ask: GlobalWorld['ask'] = (service, params, signType) =>
    send(url, signed(envelope(service, params, signType)));
  return {
    ...world,
    timestamp,
    ask,
    spotPay: (id, more) =>
      ask('alipay.acquire.overseas.spot.pay', order(id, { notify_url: receiver.url, ...more })),
    find: (id) => ask('alipay.acquire.overseas.query', { partner_trans_id: id }),
    undo: (id) => ask('alipay.acquire.cancel', { timestamp, out_trade_no: id }),
    giveBack: (id, refundId, amount, more) =>
      ask('alipay.acquire.overseas.spot.refund', {
        partner_trans_id: id,
        partner_refund_id: refundId,
        refund_amount: amount,
        currency: 'USD',
        is_sync: 'Y',
        ...more,
      }),
    show: (id, more) =>
      ask('alipay.acquire.precreate', {
        timestamp,
        notify_url: receiver.url,
        out_trade_no: id,
        subject: '香辣鸡腿堡套餐',
        product_code: 'OVERSEAS_MBARCODE_PAY',
        total_fee: '5.40',
        currency: 'USD',
        it_b_pay: '5m',
        ...more,
      }),
    async scan(codeText, action, amountMinor) {
      const typed = amountMinor === undefined ? {} : { amountMinor };
      const { status } = await world.post('/control/codes/scan', { codeText, action, ...typed });
      return status;
    },
  };
}
