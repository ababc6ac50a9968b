import type { WireAnswer } from '../../../../alipay/gateway-protocol.ts';
import {
  isAcknowledged,
  pathOf,
} from '../../../../local/alipay-simulator/alipay-plus/acknowledgement.ts';
import {
  signedAnswer,
  unsignedAnswer,
} from '../../../../local/alipay-simulator/alipay-plus/answer.ts';
import { endpointAt } from '../../../../local/alipay-simulator/alipay-plus/endpoints.ts';
import { withoutNulls } from '../../../../local/alipay-simulator/alipay-plus/fields.ts';
import { alipayPlusGateway } from '../../../../local/alipay-simulator/alipay-plus/gateway.ts';
import type {
  AnswerBody,
  CallContext,
  PaymentsMethod,
} from '../../../../local/alipay-simulator/alipay-plus/method.ts';
import { paymentFields } from '../../../../local/alipay-simulator/alipay-plus/payment-fields.ts';
import { stateOf } from '../../../../local/alipay-simulator/alipay-plus/payment-state.ts';
import { refusal, result } from '../../../../local/alipay-simulator/alipay-plus/results.ts';
import {
  isSignatureOf,
  readSignatureHeader,
  signatureHeader,
} from '../../../../local/alipay-simulator/alipay-plus/signature.ts';
import { strictJsonObject } from '../../../../local/alipay-simulator/alipay-plus/strict-json.ts';
import { formatTime } from '../../../../local/alipay-simulator/alipay-plus/time.ts';
import type { AlipayPlusMerchant } from '../../../../local/alipay-simulator/simulated-merchant.ts';
import { survivingRefusals } from '../buyer.ts';
import type { Said } from '../said.ts';
import {
  type Cast,
  type Door,
  type ForgeryKind,
  type Heard,
  isErrorName,
  type Notice,
  noDatabase,
  type Pen,
  type Post,
  wireAnswer,
} from './door.ts';

const dialect = 'ams';

/** AMS (protocol 4). */
export const alipayPlusDoor: Door<'alipay-plus'> = {
  hear({ url, headers, body }, merchants, now) {
    const path = pathOf(url);
    const method = endpointAt(path)?.method;
    if (method === undefined) return wireAnswer(unsignedAnswer(result('NO_INTERFACE_DEF')));
    const clientId = headers['client-id'] ?? '';
    const merchant = merchants.get(clientId);
    if (merchant === undefined) return wireAnswer(unsignedAnswer(result('INVALID_CLIENT')));
    const parts = readSignatureHeader(headers['signature'] ?? '');
    const message = { path, clientId, time: headers['request-time'] ?? '', body };
    if (parts === undefined || !isSignatureOf(parts, message, merchant.merchantPublicKey)) {
      return wireAnswer(unsignedAnswer(result('INVALID_SIGNATURE')));
    }
    const answer = (said: AnswerBody): WireAnswer =>
      wireAnswer(signedAnswer(said, { merchant, path, at: now }));
    const content = strictJsonObject(body);
    if (content === undefined) return answer({ result: result('PARAM_ILLEGAL') });
    const context: CallContext = { dialect, merchant, database: noDatabase, now };
    const understood = method.parse(withoutNulls(content), context);
    if ('refused' in understood) return answer({ result: understood.refused });
    const { command } = understood;
    return {
      account: merchant.account,
      command,
      authCode: codeIn(content),
      answer: (said) => answer(bodyOf(method, command, said, context)),
    };
  },
  letter: (merchant, url, notice, at) =>
    // Refunds are not told.
    notice.refund === undefined
      ? signedLetter(url, merchant, JSON.stringify(contentOf(notice)), at)
      : undefined,
  noticeIdOf: ({ trade }) => {
    const { order, tradeNo } = trade;
    const state = stateOf(trade).status === 'SUCCESS' ? 'captured' : 'closed';
    return `${tradeNo}-${state}-${order.currency}${order.totalFen}`;
  },
  forge: (kind, cast, url, claim, at, pen) => forged(kind, cast, url, claim, at, pen),
  isAcknowledged: (letter, receipt, merchant) => isAcknowledged(letter, receipt, merchant, true),
  retryAfterMs: alipayPlusGateway.retryAfterMs,
};

function codeIn(content: Readonly<Record<string, unknown>>): string {
  const { paymentMethodId } = (content['paymentMethod'] ?? {}) as { paymentMethodId?: string };
  return paymentMethodId ?? '';
}

/** Words that only the Open Platform has, in the words of this gateway. */
const words = {
  BUYER_BANKCARD_BALANCE_NOT_ENOUGH: 'USER_BALANCE_NOT_ENOUGH',
  REASON_TRADE_BEEN_FREEZEN: 'PROCESS_FAIL',
} as const;

function bodyOf(
  method: PaymentsMethod,
  command: Heard['command'],
  said: Said,
  context: CallContext,
): AnswerBody {
  switch (said.kind) {
    case 'outcome':
      return method.render(said.outcome, command, context);
    case 'refused':
      return { result: refusedResult(said.word, method) };
    // Nor has it a word for a limit, or for a cancel that is to be repeated.
    case 'unclear':
    case 'limited':
    case 'cancel-again':
      return { result: result('UNKNOWN_EXCEPTION') };
    case 'forbidden':
      return { result: result('INVALID_CLIENT') };
    case 'unproven':
      return { result: result('REFUND_IN_PROCESS') };
  }
}

const SURVIVING: readonly string[] = survivingRefusals;

function refusedResult(word: string, { operation }: PaymentsMethod): AnswerBody['result'] {
  // Here a refusal to pay is final, so of an attempt whose trade may live on nobody knows yet.
  if (operation === 'pay' && SURVIVING.includes(word)) return result('UNKNOWN_EXCEPTION');
  if (isErrorName(word)) return refusal(word, operation, dialect);
  const own = Object.hasOwn(words, word) ? words[word as keyof typeof words] : 'PROCESS_FAIL';
  return result(own);
}

/** `notifyPayment`: of a payment that was made, or of one that is over. */
function contentOf({ trade }: Notice): Readonly<Record<string, unknown>> {
  const { code } = stateOf(trade);
  return { notifyType: 'PAYMENT_RESULT', result: result(code), ...paymentFields(trade, dialect) };
}

function signedLetter(url: string, by: AlipayPlusMerchant, body: string, at: number): Post {
  const { account: clientId, alipayPrivateKey } = by;
  const time = formatTime(at);
  const message = { path: pathOf(url), clientId, time, body };
  return letterOf(clientId, time, signatureHeader(message, alipayPrivateKey), body);
}

const letterOf = (clientId: string, time: string, signature: string, body: string): Post => ({
  headers: {
    'content-type': 'application/json; charset=UTF-8',
    'client-id': clientId,
    'request-time': time,
    signature,
  },
  body,
});

/** Ways that only a form has are another key here. */
function forged(
  kind: ForgeryKind,
  { victim, other }: Cast<'alipay-plus'>,
  url: string,
  claim: Notice,
  at: number,
  { mischief, words: named }: Pen,
): Post {
  const content = contentOf(claim);
  const body = JSON.stringify(content);
  const genuine = signedLetter(url, victim, body, at);
  switch (kind) {
    case 'altered-byte': {
      const cut = mischief.between(1, body.length, 'altered-byte', ...named);
      return { ...genuine, body: `${body.slice(0, cut)} ${body.slice(cut)}` };
    }
    case 'transplanted': {
      const decoy = JSON.stringify({ ...content, paymentRequestId: 'another' });
      return { ...signedLetter(url, victim, decoy, at), body };
    }
    case 'wrong-app':
    case 'wrong-seller':
      return signedLetter(url, { ...victim, account: other.account }, body, at);
    case 'unsigned':
      return letterOf(victim.account, formatTime(at), '', body);
    case 'duplicated': {
      const more = JSON.stringify({ paymentRequestId: 'another' }).slice(1);
      return signedLetter(url, victim, `${body.slice(0, -1)},${more}`, at);
    }
    case 'downgraded':
    case 'digest': {
      const { headers } = genuine;
      const signature = String(headers['signature']).replace('RSA256', 'RSA');
      return { ...genuine, headers: { ...headers, signature } };
    }
    // Signed over another path: to be replayed against another address.
    case 'mislabelled':
      return signedLetter(`${url}/elsewhere`, victim, body, at);
    default:
      return signedLetter(url, { ...other, account: victim.account }, body, at);
  }
}
