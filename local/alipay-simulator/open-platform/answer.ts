import { sign } from '../../../alipay/signing/rsa.ts';
import type { HttpAnswer } from '../http.ts';
import type { Reply } from '../script.ts';
import type { OpenMerchant } from '../simulated-merchant.ts';
import type { AnswerNode } from './node.ts';

/** `alipay.trade.pay` answers in `alipay_trade_pay_response`. */
export const nodeNameOf = (method: string): string => `${method.replaceAll('.', '_')}_response`;

/** Alipay writes `\/`; whoever re-serialises before verifying learns it here. */
const jsonOf = (value: unknown): string => JSON.stringify(value).replaceAll('/', '\\/');

/** An answer whose body is text. */
interface TextAnswer extends HttpAnswer {
  readonly body: string;
}

const html = (body: string): TextAnswer => ({
  status: 200,
  contentType: 'text/html;charset=utf-8',
  body,
});

/** An answer that carries no signature, such as the one to an unknown app_id. */
export const unsignedAnswer = (name: string, node: AnswerNode): TextAnswer =>
  html(`{"${name}":${jsonOf(node)}}`);

export function signedAnswer(name: string, node: AnswerNode, merchant: OpenMerchant): TextAnswer {
  const text = jsonOf(node);
  return html(`{"${name}":${text},${endOf(merchant, signatureOf(text, merchant))}`);
}

/** The members after the node: in certificate mode the number of Alipay's certificate, the signature. */
const endOf = ({ certificates }: OpenMerchant, signature: string): string => {
  const sign = `"sign":${signature}}`;
  return certificates === undefined
    ? sign
    : `"alipay_cert_sn":"${certificates.alipay[0].sn}",${sign}`;
};

const signatureOf = (text: string, merchant: OpenMerchant): string =>
  jsonOf(sign(merchant.signType, merchant.alipayPrivateKey, text));

const forgery = {
  code: '10000',
  msg: 'Success',
  trade_status: 'TRADE_SUCCESS',
  total_amount: '0.01',
};

/** The answer as the script sends it; `drop` closes the connection. */
export function answerAs(
  reply: Reply,
  name: string,
  node: AnswerNode,
  merchant: OpenMerchant,
): HttpAnswer | 'drop' {
  const text = jsonOf(node);
  switch (reply) {
    case 'nothing':
      return 'drop';
    case 'unsigned':
      return unsignedAnswer(name, node);
    case 'bad-signature':
      return html(`{"${name}":${text},${endOf(merchant, signatureOf(`${text} `, merchant))}`);
    case 'duplicate-node': {
      const forged = jsonOf({ ...node, ...forgery });
      const end = endOf(merchant, signatureOf(text, merchant));
      return html(`{"${name}":${text},"${name}":${forged},${end}`);
    }
    case 'truncated': {
      const { body } = signedAnswer(name, node, merchant);
      return html(body.slice(0, Math.floor((body.length * 2) / 3)));
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
      return signedAnswer(name, node, merchant);
  }
}
