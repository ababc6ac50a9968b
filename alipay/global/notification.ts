import type { Amount } from '../amount.ts';
import { parseChinaTime } from '../china-time.ts';
import { decodeForm } from '../form.ts';
import type { MessageVerdict, Notice, PostedMessage } from '../gateway-protocol.ts';
import { lookUp } from '../look-up.ts';
import { detailOf } from '../notice-detail.ts';
import { canonicalText } from '../signing/canonical.ts';
import { parseAmount } from './amount.ts';
import type { AnswerFields } from './answer-fields.ts';
import { type GlobalCredentials, sellerOf } from './credentials.ts';
import { shopOf } from './shop-passback.ts';
import { isSignedByAlipay } from './signature.ts';
import { tradeStatusMeaning } from './trade-status.ts';

/**
 * Reads and verifies a trade notification (protocol 3.10). The signature is the proof, so the sender
 * is not asked again (`notify_verify` works for a minute only). The algorithm is the configured one;
 * a message that names another is refused. Whether the trade and its amount are ours is for the
 * caller to compare.
 */
export function readNotification(
  message: PostedMessage,
  credentials: GlobalCredentials,
): MessageVerdict {
  const form = decodeForm(message.body);
  if (typeof form === 'string') return rejected(form);
  const signType = form.get('sign_type');
  if (signType !== undefined && signType !== credentials.signType) return rejected('sign-type');
  const fields = signedFields(form, credentials);
  if (fields === undefined) return rejected('signature');
  // The list of fields of a payment with a shop code is not documented; keys are of one account.
  const seller = sellerOf(credentials);
  if ((fields.get('seller_id') ?? seller) !== seller) return rejected('seller-id');
  return verdictOn(fields);
}

const rejected = (reason: string): MessageVerdict => ({ kind: 'rejected', reason });

function signedFields(
  form: ReadonlyMap<string, string>,
  credentials: GlobalCredentials,
): AnswerFields | undefined {
  // Base64 has no spaces; a sender that encodes carelessly turns its plus signs into them.
  const signature = form.get('sign')?.replaceAll(' ', '+');
  const fields = new Map(
    [...form].filter(([name, value]) => value !== '' && name !== 'sign' && name !== 'sign_type'),
  );
  return signature !== undefined && isSignedByAlipay(credentials, canonicalText(fields), signature)
    ? fields
    : undefined;
}

function verdictOn(fields: AnswerFields): MessageVerdict {
  const notifyId = fields.get('notify_id');
  const outTradeNo = fields.get('out_trade_no');
  const tradeNo = fields.get('trade_no');
  const status = fields.get('trade_status');
  const amount = amountOf(fields);
  if (notifyId === undefined || outTradeNo === undefined || tradeNo === undefined) {
    return rejected('malformed');
  }
  if (status === undefined) return rejected('malformed');
  if (amount === undefined) {
    const detail = detailOf(fields, amountWords);
    return { kind: 'unreadable', noticeId: `${notifyId}-${status}`, detail };
  }
  const shop = shopOf(fields.get('extra_common_param'));
  const paidAt = timeIn(fields, 'gmt_payment') ?? timeIn(fields, 'gmt_create');
  return {
    kind: 'authentic',
    notice: {
      noticeId: `${notifyId}-${status}-${amount.minor}`,
      outTradeNo,
      tradeNo,
      outcome: outcomeOf(status, tradeNo, amount, fields.get('buyer_id')),
      amount,
      ...(paidAt !== undefined && { paidAt }),
      ...(tellsOfRefund(fields) && { tellsOfRefund: true }),
      ...(shop !== undefined && { shop }),
    },
  };
}

const amountWords = [
  'out_trade_no',
  'trade_no',
  'currency',
  'total_fee',
  'forex_total_fee',
  'trans_currency',
  'trans_amount',
] as const;

const timeIn = (fields: AnswerFields, name: string): number | undefined =>
  parseChinaTime(fields.get(name) ?? '');

/** The actions that give money back (protocol 3.10). */
const refundActions = {
  refundFPAction: true,
  reverseAction: true,
} as const satisfies Record<string, true>;

const tellsOfRefund = (fields: AnswerFields): boolean =>
  fields.has('refund_fee') || lookUp(refundActions, fields.get('notify_action_type')) !== undefined;

function outcomeOf(
  status: string,
  tradeNo: string,
  amount: Amount,
  buyerId: string | undefined,
): Notice['outcome'] {
  const meaning = tradeStatusMeaning(status);
  switch (meaning) {
    case 'captured':
      return { kind: 'captured', tradeNo, amount, ...(buyerId !== undefined && { buyerId }) };
    case 'closed':
    case 'pending':
      return { kind: meaning, tradeNo };
    case 'unknown':
      return { kind: 'unknown', code: status };
  }
}

/**
 * What was paid, in the currency of the price, which forms without `currency` name in `trans_currency`.
 * `total_fee` is yuan whenever a foreign currency is named: the foreign amount is then
 * `forex_total_fee`, or `trans_amount` in older forms. With neither there the yuan are reported, for a
 * person to match; a refusal would lose the money's only trace.
 */
function amountOf(fields: AnswerFields): Amount | undefined {
  const currency = fields.get('currency') ?? fields.get('trans_currency') ?? 'CNY';
  const yuan = parseAmount('CNY', fields.get('total_fee'));
  if (currency === 'CNY') return yuan;
  return (
    parseAmount(currency, fields.get('forex_total_fee')) ??
    parseAmount(fields.get('trans_currency') ?? currency, fields.get('trans_amount')) ??
    yuan
  );
}
