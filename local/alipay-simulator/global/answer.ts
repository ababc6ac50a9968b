import type { HttpAnswer } from '../http.ts';
import type { Reply } from '../script.ts';
import type { GlobalMerchant } from '../simulated-merchant.ts';
import { type Charset, encoded } from './charset.ts';
import type { GatewayError } from './errors.ts';
import { signatureFor, signedBytes } from './signing.ts';
import { element, elements, type Fields, parameter } from './xml.ts';

/** Whose request is answered, and in which charset. */
export interface Addressee {
  readonly params: ReadonlyMap<string, string>;
  readonly charset: Charset;
  readonly merchant: GlobalMerchant;
}

const xml = (content: string, charset: Charset): HttpAnswer => ({
  status: 200,
  contentType: `text/xml;charset=${charset}`,
  body: encoded(`<?xml version="1.0" encoding="${charset}"?><alipay>${content}</alipay>`, charset),
});

/** A request that the gateway refused: not signed, nothing was looked at behind it. */
export const rejected = (error: GatewayError, charset: Charset): HttpAnswer =>
  xml(element('is_success', 'F') + element('error', error), charset);

const wrapped = (fields: Fields): string => `<alipay>${elements(fields)}</alipay>`;

/** The envelope around what `<response>` holds (protocol 3.3). */
function accepted(
  response: string,
  signature: string | undefined,
  { params, charset, merchant }: Addressee,
): HttpAnswer {
  const parts = [
    element('is_success', 'T'),
    `<request>${[...params].map(parameter).join('')}</request>`,
    `<response>${response}</response>`,
  ];
  if (signature !== undefined) {
    parts.push(element('sign', signature), element('sign_type', merchant.signType));
  }
  return xml(parts.join(''), charset);
}

const forgery = { result_code: 'SUCCESS', alipay_trans_status: 'TRADE_SUCCESS' };

/** The answer as the script sends it; `drop` closes the connection. */
export function answerAs(reply: Reply, fields: Fields, to: Addressee): HttpAnswer | 'drop' {
  const signature = (signed: Fields): string =>
    signatureFor(to.merchant, signedBytes(Object.entries(signed), to.charset));
  const genuine = (): HttpAnswer => accepted(wrapped(fields), signature(fields), to);
  switch (reply) {
    case 'nothing':
      return 'drop';
    case 'unsigned':
      return accepted(wrapped(fields), undefined, to);
    case 'bad-signature':
      return accepted(wrapped(fields), signature({ ...fields, altered: 'T' }), to);
    case 'duplicate-node': {
      const forged = wrapped({ ...fields, ...forgery });
      return accepted(wrapped(fields) + forged, signature(fields), to);
    }
    case 'truncated': {
      const { body, ...rest } = genuine();
      return { ...rest, body: body.slice(0, Math.floor((body.length * 2) / 3)) };
    }
    case 'http-502':
      return {
        status: 502,
        contentType: 'text/html',
        body: '<html><head><title>502 Bad Gateway</title></head><body>Tengine</body></html>',
      };
    case 'truth':
    case 'unknown':
    case 'error':
    case 'retry-flag':
    case 'no-fund-change':
      return genuine();
  }
}
