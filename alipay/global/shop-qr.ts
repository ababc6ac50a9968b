import { formatChinaTime } from '../china-time.ts';
import { cleanText } from '../forbidden-characters.ts';
import type { CallContext, ShopQrOrder, SignedRequest } from '../gateway-protocol.ts';
import type { ShopQrOutcome } from '../outcomes.ts';
import { type AnswerFields, codeOf, resultOf } from './answer-fields.ts';
import type { GlobalCredentials } from './credentials.ts';
import { qrRefused } from './qr-refusals.ts';
import { type RequestParams, serviceRequest } from './request.ts';
import { passbackOf } from './shop-passback.ts';

const bizType = 'OVERSEASHOPQRCODE';

/** DELETE is for good; a stopped or deleted code tells its customer that it is invalid. */
export type ShopQrStatus = 'STOP' | 'RESTART' | 'DELETE';

/**
 * A code that hangs in the shop (protocol 3.9). Asking again for the same place returns the code
 * that is there.
 */
export function createShopQrRequest(
  credentials: GlobalCredentials,
  shop: ShopQrOrder,
  context: CallContext,
): SignedRequest {
  return shopQrRequest(credentials, 'alipay.commerce.qrcode.create', context, {
    biz_data: bizData(credentials, shop),
  });
}

/** Says anew what a code stands for; the code itself stays. */
export function modifyShopQrRequest(
  credentials: GlobalCredentials,
  codeText: string,
  shop: ShopQrOrder,
  context: CallContext,
): SignedRequest {
  return shopQrRequest(credentials, 'alipay.commerce.qrcode.modify', context, {
    qrcode: codeText,
    biz_data: bizData(credentials, shop),
  });
}

export function shopQrStatusRequest(
  credentials: GlobalCredentials,
  codeText: string,
  status: ShopQrStatus,
  context: CallContext,
): SignedRequest {
  return shopQrRequest(credentials, 'alipay.commerce.qrcode.modifyStatus', context, {
    qrcode: codeText,
    status,
  });
}

const shopQrRequest = (
  credentials: GlobalCredentials,
  service: string,
  { now, notifyUrl }: CallContext,
  params: RequestParams,
): SignedRequest =>
  serviceRequest(credentials, service, {
    timestamp: formatChinaTime(now),
    notify_url: notifyUrl,
    biz_type: bizType,
    ...params,
  });

/**
 * Alipay keeps one code per `store_id`, so the terminal is part of it: else every kiosk of a shop
 * would get the code of its first.
 */
function bizData(credentials: GlobalCredentials, shop: ShopQrOrder): string {
  const { secondaryMerchant, country, address } = credentials;
  return JSON.stringify({
    secondary_merchant_industry: secondaryMerchant.industry,
    secondary_merchant_id: secondaryMerchant.id,
    secondary_merchant_name: cleanText(secondaryMerchant.name, 64),
    store_id: `${shop.storeId}-${shop.terminalId}`,
    store_name: cleanText(shop.storeName, 64),
    trans_currency: shop.currency,
    currency: shop.currency,
    ...(country !== undefined && { country_code: country }),
    ...(address !== undefined && { address: cleanText(address, 256) }),
    passback_parameters: passbackOf(shop),
    notify_sign_type: credentials.signType,
    notify_charset: 'UTF-8',
  });
}

/**
 * What a verified answer about a shop code means.
 * @param codeText the code that the call was about, if it was about one.
 */
export function classifyShopQr(fields: AnswerFields, codeText?: string): ShopQrOutcome {
  switch (resultOf(fields)) {
    case 'success':
      return succeeded(fields, codeText) ?? { kind: 'unknown', code: codeOf(fields) };
    case 'failed':
      return qrRefused(fields);
    case 'unknown':
      return { kind: 'unknown', code: codeOf(fields) };
  }
}

function succeeded(fields: AnswerFields, expected: string | undefined): ShopQrOutcome | undefined {
  const codeText = fields.get('qrcode') ?? expected;
  if (codeText === undefined || codeText !== (expected ?? codeText)) return undefined;
  const imageUrl = fields.get('qrcode_img_url');
  return { kind: 'created', codeText, ...(imageUrl !== undefined && { imageUrl }) };
}
