import { formatChinaTime } from '../../../../alipay/china-time.ts';
import type { WireAnswer } from '../../../../alipay/gateway-protocol.ts';
import { answerAs, rejected } from '../../../../local/alipay-simulator/global/answer.ts';
import { envelopeFault, readEnvelope } from '../../../../local/alipay-simulator/global/envelope.ts';
import { globalGateway } from '../../../../local/alipay-simulator/global/gateway.ts';
import { notificationFields } from '../../../../local/alipay-simulator/global/notification.ts';
import type { GlobalService } from '../../../../local/alipay-simulator/global/service.ts';
import { serviceNamed } from '../../../../local/alipay-simulator/global/services.ts';
import { signatureFor, signedBytes } from '../../../../local/alipay-simulator/global/signing.ts';
import type { Fields } from '../../../../local/alipay-simulator/global/xml.ts';
import type { GlobalMerchant } from '../../../../local/alipay-simulator/simulated-merchant.ts';
import { formOf, type Pair } from '../letter.ts';
import { type Said, spelt } from '../said.ts';
import {
  type Cast,
  type Door,
  type ForgeryKind,
  type Heard,
  isErrorName,
  type Notice,
  noDatabase,
  type Pen,
  wireAnswer,
} from './door.ts';

const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };

/** MAPI (protocol 3). */
export const globalDoor: Door<'global'> = {
  hear({ url, body }, merchants, now) {
    const envelope = readEnvelope(url, body);
    const { params, charset = 'GBK' } = envelope;
    const merchant = merchants.get(params.get('partner') ?? '');
    if (merchant === undefined) return wireAnswer(rejected('ILLEGAL_PARTNER', charset));
    const service = serviceNamed(params.get('service') ?? '');
    if (service === undefined) return wireAnswer(rejected('ILLEGAL_SERVICE', charset));
    const fault = envelopeFault(envelope, merchant);
    if (fault !== undefined) return wireAnswer(rejected(fault, charset));
    const context = { merchant, receivedAt: now, database: noDatabase };
    const understood = service.parse(Object.fromEntries(params), context);
    if ('refusal' in understood) return wireAnswer(rejected(understood.refusal, charset));
    const answer = (fields: Fields): WireAnswer => {
      const made = answerAs('truth', fields, { params, charset, merchant });
      if (made === 'drop') throw new Error('the truth is never dropped');
      return wireAnswer(made);
    };
    if ('failure' in understood) return answer(service.failed(understood.failure));
    const { command } = understood;
    return {
      account: merchant.account,
      command,
      authCode: params.get('buyer_identity_code') ?? '',
      answer: (said) => answer(fieldsOf(service, command, said)),
    };
  },
  letter: (merchant, _url, notice, at, pen) => ({
    headers,
    body: formed(signed(noticeFields(merchant, notice, at), merchant), pen),
  }),
  noticeIdOf: ({ notifyId, trade }) => `${notifyId}-${trade.status}-${trade.order.totalFen}`,
  forge: (kind, cast, _url, claim, at, pen) => ({
    headers,
    body: formed(forged(kind, cast, noticeFields(cast.victim, claim, at)), pen),
  }),
  isAcknowledged: (letter, receipt, merchant) =>
    globalGateway.isAcknowledged(letter, receipt, merchant, true),
  retryAfterMs: globalGateway.retryAfterMs,
};

/** What `<response>` holds. MAPI prints its word for "nobody knows" in two ways. */
function fieldsOf(service: GlobalService, command: Heard['command'], said: Said): Fields {
  switch (said.kind) {
    case 'outcome':
      return service.render(said.outcome, command);
    case 'refused':
      return refusedFields(service, command, said.word);
    case 'unclear':
      return said.how === 'unavailable'
        ? { result_code: spelt(['UNKNOWN', 'UNKNOW'], said.spelling) }
        : service.failed(said.how === 'unlisted' ? 'RESOURCE_HAS_BEEN_OCCUPIED' : 'SYSTEM_ERROR');
    // MAPI has no word for a limit.
    case 'limited':
      return service.failed('SYSTEM_ERROR');
    case 'forbidden':
      return service.failed('HAS_NO_PRIVILEGE');
    case 'cancel-again':
      return { ...service.failed('SYSTEM_ERROR'), retry_flag: 'Y' };
    // Nor for money that has not moved yet.
    case 'unproven':
      return said.of && said.proof === 'nothing'
        ? fieldsOf(service, command, said.of)
        : { result_code: 'UNKNOWN' };
  }
}

/** Words for the buyer that only the Open Platform has, in those of MAPI. */
const WORDS: Readonly<Record<string, string>> = {
  ERROR_BALANCE_PAYMENT_DISABLE: 'BUYER_ENABLE_STATUS_FORBID',
  NO_PAYMENT_INSTRUMENTS_AVAILABLE: 'BUYER_BANKCARD_BALANCE_NOT_ENOUGH',
  PAYMENT_REQUEST_HAS_RISK: 'BEYOND_PAY_RESTRICTION',
  USER_FACE_PAYMENT_SWITCH_OFF: 'MOBILE_PAYMENT_SWITCH_OFF',
};

function refusedFields(service: GlobalService, command: Heard['command'], word: string): Fields {
  if (isErrorName(word)) return service.render({ kind: 'refused', error: word }, command);
  return service.failed(WORDS[word] ?? word);
}

function noticeFields(merchant: GlobalMerchant, { trade, notifyId, refund }: Notice, at: number) {
  const notification = { notifyId, refundedFen: trade.refundedFen };
  const fields = notificationFields({
    ...{ merchant, merchants: new Map(), trade, refund, notification, at },
  });
  return {
    ...fields,
    trade_status: trade.status,
    ...(trade.status === 'TRADE_CLOSED' && { gmt_close: formatChinaTime(trade.closedAt ?? at) }),
  };
}

const signatureOf = (fields: Fields, merchant: GlobalMerchant): string =>
  signatureFor(merchant, signedBytes(Object.entries(fields), 'UTF-8'));

const signed = (fields: Fields, merchant: GlobalMerchant): Pair[] => [
  ...Object.entries(fields),
  ['sign', signatureOf(fields, merchant)],
  ['sign_type', merchant.signType],
];

const formed = (pairs: readonly Pair[], { mischief, words }: Pen): string =>
  formOf(pairs, mischief.chance('turn', ...words));

/** Ways that only the Open Platform has are another key here. */
function forged(kind: ForgeryKind, { victim, other }: Cast<'global'>, claim: Fields): Pair[] {
  const decoy = { ...claim, out_trade_no: `${claim['out_trade_no']}X`, total_fee: '0.01' };
  switch (kind) {
    case 'altered-byte':
      return signed(claim, victim).map(([name, value]) => [
        name,
        name === 'gmt_payment' ? `${value} ` : value,
      ]);
    case 'transplanted':
      return [
        ...Object.entries(claim),
        ['sign', signatureOf(decoy, victim)],
        ['sign_type', victim.signType],
      ];
    case 'wrong-seller':
    case 'wrong-app':
      return signed({ ...claim, seller_id: other.account }, victim);
    case 'unsigned':
      return Object.entries(claim);
    case 'duplicated':
      return [...signed(claim, victim), ['out_trade_no', String(claim['out_trade_no'])]];
    case 'downgraded':
    case 'digest':
      return signed(claim, victim).map(([name, value]) => [
        name,
        name === 'sign_type' ? anotherType(victim) : value,
      ]);
    default:
      return signed(claim, { ...other, account: victim.account });
  }
}

const anotherType = ({ signType }: GlobalMerchant): string => (signType === 'MD5' ? 'RSA2' : 'MD5');
