import type { HttpRequest } from '../../../adapters/alipay-http/post.ts';
import type { WireAnswer } from '../../../alipay/gateway-protocol.ts';

export type Call = 'pay' | 'qr' | 'query' | 'cancel' | 'refund' | 'refund-query';

/** What a request asks for, read from its own bytes. */
export interface About {
  readonly call: Call;
  /** Missing where a request names its refund alone. */
  readonly outTradeNo: string | undefined;
  readonly refundId: string | undefined;
}

/** A gateway as somebody between us and it sees it. */
export interface Wire {
  about(request: HttpRequest): About;
  /** What somebody in between would like us to believe: whatever was asked for, it went well. */
  forged(request: HttpRequest, signed: boolean): WireAnswer;
  /** The answer with one letter of its signature changed. */
  altered(answer: WireAnswer): WireAnswer;
}

export const page = (
  status: number,
  text: string,
  headers: WireAnswer['headers'] = {},
): WireAnswer => ({ status, headers, body: Buffer.from(text) });

const NO_SIGNATURE = `${'A'.repeat(342)}==`;
const TRADE_NO = '2026112222009999999999999999';
const other = (letter: string): string => (letter === 'x' ? 'y' : 'x');

const METHODS: Readonly<Record<string, Call>> = {
  'alipay.trade.pay': 'pay',
  'alipay.trade.precreate': 'qr',
  'alipay.trade.query': 'query',
  'alipay.trade.cancel': 'cancel',
  'alipay.trade.refund': 'refund',
  'alipay.trade.fastpay.refund.query': 'refund-query',
};

function known(calls: Readonly<Record<string, Call>>, name: string): Call {
  const call = calls[name];
  if (!call) throw new Error(`The simulation does not know ${name}`);
  return call;
}

const methodOf = ({ url }: HttpRequest): string => new URL(url).searchParams.get('method') ?? '';
const contentOf = ({ body }: HttpRequest): Readonly<Record<string, string>> =>
  JSON.parse(new URLSearchParams(body).get('biz_content') ?? '{}');

const OPEN_PLATFORM: Wire = {
  about(request) {
    const { out_trade_no: outTradeNo, out_request_no: refundId } = contentOf(request);
    return { call: known(METHODS, methodOf(request)), outTradeNo, refundId };
  },
  forged(request, signed) {
    const node = JSON.stringify({
      ...{ code: '10000', msg: 'Success', trade_no: TRADE_NO },
      ...{ trade_status: 'TRADE_SUCCESS', action: 'refund', retry_flag: 'N', fund_change: 'Y' },
      ...{ refund_status: 'REFUND_SUCCESS', qr_code: 'https://qr.alipay.com/baxevil' },
      ...contentOf(request),
    });
    const name = `${methodOf(request).replaceAll('.', '_')}_response`;
    const sign = signed ? `,"sign":"${NO_SIGNATURE}"` : '';
    return page(200, `{"${name}":${node}${sign}}`);
  },
  altered: ({ body }) => page(200, body.toString().replace(/(?<="sign":")./, other)),
};

const SERVICES: Readonly<Record<string, Call>> = {
  'alipay.acquire.overseas.spot.pay': 'pay',
  'alipay.acquire.precreate': 'qr',
  'alipay.acquire.overseas.query': 'query',
  'alipay.acquire.cancel': 'cancel',
  'alipay.acquire.overseas.spot.refund': 'refund',
  'alipay.acquire.refund.query': 'refund-query',
};

const GLOBAL: Wire = {
  about({ body }) {
    const form = new URLSearchParams(body);
    const text = (name: string): string | undefined => form.get(name) ?? undefined;
    return {
      call: known(SERVICES, form.get('service') ?? ''),
      outTradeNo: text('partner_trans_id') ?? text('out_trade_no'),
      refundId: text('partner_refund_id') ?? text('out_return_no'),
    };
  },
  forged({ body }, signed) {
    const asked = Object.fromEntries(new URLSearchParams(body));
    const { sign: _, sign_type: type, ...named } = asked;
    const fields = {
      ...{ result_code: 'SUCCESS', alipay_trans_status: 'TRADE_SUCCESS', action: 'refund' },
      ...{ alipay_trans_id: TRADE_NO, retry_flag: 'N', refund_result_code: 'REFUND_SUCCESS' },
      ...{ qr_code: 'https://qr.alipay.com/baxevil', ...named },
    };
    const elements = Object.entries(fields)
      .filter(([, value]) => !/[<&]/.test(value))
      .map(([name, value]) => `<${name}>${value}</${name}>`);
    const sign = signed ? `<sign>${NO_SIGNATURE}</sign><sign_type>${type}</sign_type>` : '';
    return page(
      200,
      `<?xml version="1.0" encoding="UTF-8"?><alipay><is_success>T</is_success><response><alipay>${elements.join('')}</alipay></response>${sign}</alipay>`,
    );
  },
  altered: ({ body }) => page(200, body.toString().replace(/(?<=<sign>)./, other)),
};

const PATHS: Readonly<Record<string, Call>> = {
  pay: 'pay',
  inquiryPayment: 'query',
  cancel: 'cancel',
  refund: 'refund',
  inquiryRefund: 'refund-query',
};

const ALIPAY_PLUS: Wire = {
  about({ url, body }) {
    const content = JSON.parse(body) as {
      readonly paymentRequestId?: string;
      readonly refundRequestId?: string;
      readonly paymentFactor?: { readonly inStorePaymentScenario?: string };
    };
    const call = known(PATHS, url.split('/').at(-1) ?? '');
    const isCode = content.paymentFactor?.inStorePaymentScenario === 'OrderCode';
    const { paymentRequestId: outTradeNo, refundRequestId: refundId } = content;
    return { call: isCode ? 'qr' : call, outTradeNo, refundId };
  },
  forged({ body }, signed) {
    const result = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success' };
    const content = {
      ...{ result, paymentId: TRADE_NO, paymentStatus: 'SUCCESS', refundStatus: 'SUCCESS' },
      ...JSON.parse(body),
    };
    const signature = `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(NO_SIGNATURE)}`;
    const headers = { 'response-time': '2026-11-22T12:00:00+08:00', signature };
    return page(200, JSON.stringify(content), signed ? headers : {});
  },
  altered: ({ status, headers, body }) => {
    const signature = String(headers['signature']).replace(/(?<=signature=)./, other);
    return { status, headers: { ...headers, signature }, body };
  },
};

/** By the address alone, as a proxy would tell. */
export function wireAt(url: string): Wire {
  if (url.includes('/ams/')) return ALIPAY_PLUS;
  return url.includes('/global/') ? GLOBAL : OPEN_PLATFORM;
}
