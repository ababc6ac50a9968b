import { createHash } from 'node:crypto';
import { formatChinaTime } from '../china-time.ts';
import { cleanText } from '../forbidden-characters.ts';
import type { CallContext, ShopQrOrder, ShopQrStatus, SignedRequest } from '../gateway-protocol.ts';
import type { ShopQrOutcome, ShopQrStatusOutcome } from '../outcomes.ts';
import { type AnswerFields, codeOf, refusalOf, resultOf } from './answer-fields.ts';
import type { GlobalCredentials } from './credentials.ts';
import { qrRefused } from './qr-refusals.ts';
import { type RequestParams, serviceRequest } from './request.ts';
import { passbackOf } from './shop-passback.ts';

const bizType = 'OVERSEASHOPQRCODE';

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

const maxStoreId = 32;
const hashed = 16;

/**
 * Alipay keeps one code per `store_id`, so the terminal is part of it: else every kiosk of a shop
 * would get the code of its first. Ids of stores hold no underscore, so no two places share one; what
 * is too long (protocol 3.9) ends with the beginning of its SHA-256, in hex.
 */
export function placeId({ storeId, terminalId }: ShopQrOrder): string {
  const whole = `${storeId}_${terminalId}`;
  if (whole.length <= maxStoreId) return whole;
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, hashed);
  return `${whole.slice(0, maxStoreId - hashed - 1)}_${hash}`;
}

function bizData(credentials: GlobalCredentials, shop: ShopQrOrder): string {
  const { secondaryMerchant, country, address } = credentials;
  return JSON.stringify({
    secondary_merchant_industry: secondaryMerchant.industry,
    secondary_merchant_id: secondaryMerchant.id,
    secondary_merchant_name: cleanText(secondaryMerchant.name, 64),
    store_id: placeId(shop),
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

/** How Alipay calls a code that it does not have; protocol 3.9 lists no errors of its own. */
const noSuchCode = 'QRCODE_NOT_EXIST';

/** What a verified answer about the status of the code means; one about another code says nothing. */
export function classifyShopQrStatus(fields: AnswerFields, codeText: string): ShopQrStatusOutcome {
  const code = codeOf(fields);
  if ((fields.get('qrcode') ?? codeText) !== codeText) return { kind: 'unknown', code };
  switch (resultOf(fields)) {
    case 'success':
      return { kind: 'changed' };
    case 'failed':
      return refusalOf(fields) === noSuchCode ? { kind: 'not-found', code } : qrRefused(fields);
    case 'unknown':
      return { kind: 'unknown', code };
  }
}
