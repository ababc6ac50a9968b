import { createSign, createVerify } from 'node:crypto';
import { merchant, merchantKeys } from './merchants.ts';

// Written against the protocol's description, not with our signing code: it checks the simulator
// from outside.

export interface Answer {
  readonly status: number;
  readonly contentType: string | null;
  readonly raw: string;
  readonly nodeName: string;
  /** The first response node; empty if the body is no JSON. */
  readonly node: Readonly<Record<string, string>>;
  readonly hasSign: boolean;
  /** Whether `sign` is Alipay's over the node exactly as it stands in the body. */
  readonly isAuthentic: boolean;
}

export type Params = Record<string, string>;

export function textToSign(params: Params): string {
  return Object.keys(params)
    .sort()
    .map((key) => `${key}=${params[key]}`)
    .join('&');
}

export const signed = (params: Params, digest = 'RSA-SHA256'): Params => ({
  ...params,
  sign: createSign(digest).update(textToSign(params)).sign(merchantKeys.privateKey, 'base64'),
});

export const envelope = (method: string, biz: object, more: Params = {}): Params => ({
  app_id: merchant.appId,
  method,
  charset: 'utf-8',
  sign_type: 'RSA2',
  timestamp: '2026-11-22 12:30:05',
  version: '1.0',
  biz_content: JSON.stringify(biz),
  ...more,
});

/** Sends as the SDKs do: `biz_content` in the form, everything else in the query. */
export async function send(url: string, params: Params): Promise<Answer> {
  const { biz_content: content, ...query } = params;
  const response = await fetch(`${url}/gateway.do?${new URLSearchParams(query)}`, {
    method: 'POST',
    body: new URLSearchParams(content === undefined ? {} : { biz_content: content }),
  });
  return read(response);
}

export async function read(response: Response): Promise<Answer> {
  const raw = await response.text();
  const [, nodeName = '', text = '', signature] =
    /^\{"(\w+)":(\{.*?\})(?:,"\w+":\{.*\})?(?:,"sign":"([^"]*)")?\}$/s.exec(raw) ?? [];
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    raw,
    nodeName,
    node: text === '' ? {} : JSON.parse(text),
    hasSign: signature !== undefined,
    isAuthentic: isAlipays(text, (signature ?? '').replaceAll('\\/', '/')),
  };
}

export const isAlipays = (text: string, signature: string, digest = 'RSA-SHA256'): boolean =>
  createVerify(digest).update(text).verify(merchant.alipayPublicKey, signature, 'base64');
