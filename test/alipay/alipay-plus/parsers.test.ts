import fc from 'fast-check';
import { test } from 'vitest';
import { readAnswer } from '../../../alipay/alipay-plus/answer.ts';
import { classifyInquiry } from '../../../alipay/alipay-plus/inquiry.ts';
import { classifyPay } from '../../../alipay/alipay-plus/pay.ts';
import { alipayPlusProtocol } from '../../../alipay/alipay-plus/protocol.ts';
import { classifyRefund } from '../../../alipay/alipay-plus/refund.ts';
import { parseSignatureHeader } from '../../../alipay/alipay-plus/signature-header.ts';
import {
  isFault,
  isObject,
  type JsonObject,
  parseStrictObject,
} from '../../../alipay/alipay-plus/strict-json.ts';
import type { PayOutcome, QueryOutcome } from '../../../alipay/outcomes.ts';
import {
  answerOn,
  aps,
  order,
  outTradeNo,
  paid,
  posted,
  postedVector,
  result,
  vectorOf,
} from './support.ts';

/*
 * Whatever arrives, the parsers neither crash nor hang nor believe a forgery. The inputs are genuine
 * messages with something changed, which reach deeper than noise, and noise.
 */

const runs = { numRuns: 200_000 };
const timeoutMs = 120_000;

const marks = ['"', '\\', '{', '}', '[', ']', ',', ':', '=', '%', '%2B', '+', ' ', '\n', '\0'];
const words = [
  '\\u0061',
  '"value":"1"',
  '"540"',
  '"S"',
  'algorithm=RSA256',
  'signature=',
  '1e9',
  'null',
];

/** What a message is made of: pieces that are likely to mean something to a parser, and noise. */
const piece = fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom(...marks, ...words));

/** The text with a stretch of it replaced, doubled, or cut off. */
const changed = (text: string): fc.Arbitrary<string> =>
  fc.tuple(fc.nat(text.length), fc.nat(12), piece, fc.nat(9)).map(([at, length, inserted, how]) => {
    const before = text.slice(0, at);
    if (how === 0) return before;
    if (how === 1) return before + text.slice(at, at + length) + text.slice(at);
    return before + inserted + text.slice(at + length);
  });

const noise = fc.string({ unit: 'binary', maxLength: 40 });
const near = (text: string): fc.Arbitrary<string> =>
  fc.oneof({ weight: 9, arbitrary: changed(text) }, { weight: 1, arbitrary: noise });

/** One part of a message is changed, or all are. */
const message = (body: string, header: string, time: string) =>
  fc.oneof(
    fc.record({ body: near(body), header: fc.constant(header), time: fc.constant(time) }),
    fc.record({ body: fc.constant(body), header: near(header), time: fc.constant(time) }),
    fc.record({ body: fc.constant(body), header: fc.constant(header), time: near(time) }),
    fc.record({ body: near(body), header: near(header), time: near(time) }),
  );

test('the signature header: what is read of it is RSA256 and base64', {
  timeout: timeoutMs,
}, () => {
  const genuine = answerOn('/x', '{}').headers['signature'] ?? '';
  fc.assert(
    fc.property(near(genuine), (header) => {
      const parsed = parseSignatureHeader(header);
      if (typeof parsed === 'string') return true;
      const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{1,3}={1,3})?$/.test(
        parsed.signature,
      );
      return isBase64 && header.includes('RSA256');
    }),
    runs,
  );
});

test('answers: only the text that Alipay signed is verified', { timeout: timeoutMs }, () => {
  const vector = vectorOf('answers', 'escaped-slash');
  const genuine = postedVector(vector);
  const header = genuine.headers['signature'] ?? '';
  fc.assert(
    fc.property(message(vector.body, header, vector.time), (changedMessage) => {
      const headers = {
        'client-id': aps.clientId,
        'response-time': changedMessage.time,
        signature: changedMessage.header,
      };
      const body = Buffer.from(changedMessage.body);
      const answer = readAnswer(vector.path, { status: 200, headers, body }, aps);
      if (answer.kind === 'unverified') return true;
      return changedMessage.body === vector.body && changedMessage.time === vector.time;
    }),
    runs,
  );
});

test('answers: no bytes crash the reader', { timeout: timeoutMs }, () => {
  const body = Buffer.from(JSON.stringify(paid));
  const { headers } = answerOn('/x', paid);
  fc.assert(
    fc.property(fc.nat(body.length - 1), fc.nat(255), fc.nat(3), (at, byte, extra) => {
      const bytes = Buffer.concat([body, Buffer.alloc(extra, byte)]);
      bytes.writeUInt8(byte, at);
      const answer = readAnswer('/x', { status: 200, headers, body: bytes }, aps);
      return answer.kind === (bytes.equals(body) ? 'verified' : 'unverified');
    }),
    { numRuns: 50_000 },
  );
});

test('notifications: only the text that Alipay signed is authentic', { timeout: timeoutMs }, () => {
  const { result: _, ...payment } = paid;
  const genuine = posted({ ...payment, paymentResult: result('SUCCESS', 'S') });
  const header = genuine.headers['signature'] ?? '';
  const time = genuine.headers['request-time'] ?? '';
  const { readMessage } = alipayPlusProtocol(aps);
  fc.assert(
    fc.property(message(genuine.body, header, time), (changedMessage) => {
      const { body } = changedMessage;
      const headers = { 'request-time': changedMessage.time, signature: changedMessage.header };
      const verdict = readMessage({ path: genuine.path, headers, body });
      return verdict.kind === 'rejected' || (body === genuine.body && changedMessage.time === time);
    }),
    runs,
  );
});

test('signed JSON: it is what any parser reads, or refused', { timeout: timeoutMs }, () => {
  const text = JSON.stringify({ ...paid, list: [{ a: 'x\\":\\\\' }, [], {}] });
  fc.assert(
    fc.property(near(text), (json) => {
      const object = parseStrictObject(json);
      if (isFault(object)) return true;
      // Whichever member is written again, with whatever spaces, the text is refused.
      const [name] = Object.keys(object);
      const again = name === undefined ? '"x":1,"x"' : `,${JSON.stringify(name)}`;
      const twice = `${json.trimEnd().slice(0, -1)}${again}\n: 1}`;
      const isSame = JSON.stringify(object) === JSON.stringify(JSON.parse(json));
      return isSame && parseStrictObject(twice) === 'duplicate-member';
    }),
    runs,
  );
});

test('signed answers: nothing is taken for money by mistake', { timeout: timeoutMs }, () => {
  const statuses = ['S', 'F', 'U'];
  const contents = statuses.flatMap((ofCall) =>
    statuses.map((ofPayment) =>
      JSON.stringify({
        ...paid,
        result: result('SUCCESS', ofCall),
        paymentResult: result('SUCCESS', ofPayment),
        refundRequestId: 'R1',
        refundAmount: { currency: 'USD', value: '540' },
        transactions: [{ transactionType: 'PAYMENT', transactionStatus: 'SUCCESS' }],
      }),
    ),
  );
  const refund = { ...order, refundId: 'R1', refundAmount: order.amount, reason: '' };
  fc.assert(
    fc.property(fc.oneof(...contents.map(changed)), (json) => {
      const object = parseStrictObject(json);
      if (isFault(object)) return true;
      const isCallDone = isSuccess(object['result']);
      const isPaid = isSuccess(object['paymentResult']);
      return (
        isJustified(classifyPay(object, order), object, isCallDone) &&
        isJustified(classifyInquiry(object, order, 'aps'), object, isCallDone && isPaid) &&
        (isCallDone || classifyRefund(object, refund).kind !== 'refunded')
      );
    }),
    runs,
  );
});

const isSuccess = (value: unknown): boolean => isObject(value) && value['resultStatus'] === 'S';

/** Captured, only where Alipay says so, of our payment and of the very amount that it writes. */
function isJustified(
  outcome: PayOutcome | QueryOutcome,
  object: JsonObject,
  isDone: boolean,
): boolean {
  if (outcome.kind !== 'captured') return true;
  const { currency, minor } = outcome.amount;
  const isOurs = [outTradeNo, '', null, undefined].some((id) => id === object['paymentRequestId']);
  const written = `{"currency":"${currency}","value":"${minor}"`;
  return isDone && isOurs && JSON.stringify(object).includes(written);
}
