import { sign } from '../../../alipay/signing/rsa.ts';
import type { HttpAnswer } from '../http.ts';
import type { Reply } from '../script.ts';
import type { OpenMerchant } from '../simulated-merchant.ts';
import type { AnswerNode } from './node.ts';

/** `alipay.trade.pay` answers in `alipay_trade_pay_response`. */
export const nodeNameOf = (method: string): string => `${method.replaceAll('.', '_')}_response`;

/** Alipay writes `\/`; whoever re-serialises before verifying learns it here. */
const jsonOf = (value: unknown): string => JSON.stringify(value).replaceAll('/', '\\/');

const html = (body: string): HttpAnswer => ({
  status: 200,
  contentType: 'text/html;charset=utf-8',
  body,
});

/** An answer that carries no signature, such as the one to an unknown app_id. */
export const unsignedAnswer = (name: string, node: AnswerNode): HttpAnswer =>
  html(`{"${name}":${jsonOf(node)}}`);

export function signedAnswer(name: string, node: AnswerNode, merchant: OpenMerchant): HttpAnswer {
  const text = jsonOf(node);
  return html(`{"${name}":${text},"sign":${signatureOf(text, merchant)}}`);
}

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
  const signature = (): string => signatureOf(text, merchant);
  switch (reply) {
    case 'nothing':
      return 'drop';
    case 'unsigned':
      return unsignedAnswer(name, node);
    case 'bad-signature':
      return html(`{"${name}":${text},"sign":${signatureOf(`${text} `, merchant)}}`);
    case 'duplicate-node': {
      const forged = jsonOf({ ...node, ...forgery });
      return html(`{"${name}":${text},"${name}":${forged},"sign":${signature()}}`);
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
