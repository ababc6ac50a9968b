import { z } from 'zod';
import type { Database } from '../ledger/database.ts';
import { findTrade, type Trade } from '../ledger/trade.ts';
import { decimalOf, minorOf } from './amount.ts';
import { currencies } from './currencies.ts';
import { address, currency, merchantNumber, plain } from './fields.ts';
import { refOf } from './query.ts';
import {
  type GlobalService,
  type Params,
  readFields,
  type ServiceContext,
  unexpected,
  type Words,
  wordIn,
} from './service.ts';
import { currenciesOf, yuanFor } from './trade-fields.ts';
import type { Fields } from './xml.ts';

const schema = z.object({
  partner_trans_id: merchantNumber,
  alipay_trans_id: merchantNumber.optional(),
  partner_refund_id: merchantNumber,
  refund_amount: z.string(),
  currency,
  refund_reason: plain(128).optional(),
  /** So spelt on one of Alipay's pages. */
  refund_reson: plain(128).optional(),
  is_sync: z.enum(['Y', 'N']).default('N'),
  notify_url: address(200).optional(),
});

/** How long a refund that was only recorded takes. */
const recordedForMs = 30_000;

/** MAPI says otherwise what the ledger calls by the Open Platform's words (protocol 3.7). */
const refundWords = {
  REASON_TRADE_REFUND_FEE_ERR: 'RETURN_AMOUNT_EXCEED',
  TRADE_HAS_CLOSE: 'TRADE_STATUS_ERROR',
  TRADE_HAS_FINISHED: 'REFUNDMENT_VALID_DATE_EXCEED',
} as const satisfies Words;

const failed = (error: string): Fields => ({ result_code: 'FAIL', error });

/**
 * alipay.acquire.overseas.spot.refund (protocol 3.7). Without is_sync=Y it is recorded and answered
 * SUCCESS; the money goes later, and a notification tells it.
 */
export const refundService: GlobalService = {
  operation: 'refund',
  parse: parseRefund,
  render(outcome, command) {
    switch (outcome.kind) {
      case 'refused':
        return failed(wordIn(refundWords, outcome.error));
      case 'refunded':
        return {
          result_code: 'SUCCESS',
          ...refundFields(outcome.trade, outcome.refund.outRequestNo ?? '', outcome.refund.fen),
        };
      case 'refund-recorded': {
        if (command.operation !== 'refund') return unexpected(outcome);
        const { outRequestNo = '', fen } = command.refund;
        return { result_code: 'SUCCESS', ...refundFields(outcome.trade, outRequestNo, fen) };
      }
      default:
        return unexpected(outcome);
    }
  },
  failed,
};

function parseRefund(
  params: Params,
  { merchant, database }: ServiceContext,
): ReturnType<GlobalService['parse']> {
  const read = readFields(schema, params);
  if ('refusal' in read) return read;
  const { fields } = read;
  const amount = minorOf(fields.refund_amount, fields.currency);
  const outRequestNo = fields.partner_refund_id;
  if (amount === undefined || outRequestNo === fields.partner_trans_id) {
    return { refusal: 'ILLEGAL_ARGUMENT' };
  }
  const ref = refOf(fields.partner_trans_id, fields.alipay_trans_id) ?? {};
  const trade = findTrade(database, merchant.account, ref);
  if (trade !== undefined) {
    if (currenciesOf(trade).priced !== fields.currency) return { failure: 'CURRENCY_NOT_SAME' };
    if (isOfAnother(database, trade, outRequestNo)) return { failure: 'DISCORDANT_REPEAT_REQUEST' };
  }
  const reason = fields.refund_reason ?? fields.refund_reson;
  const refund = {
    outRequestNo,
    fen: amount,
    ...(reason !== undefined && { reason }),
    ...(fields.is_sync === 'N' && ({ afterMs: recordedForMs, notifies: 'always' } as const)),
  };
  return { command: { operation: 'refund', ref, refund } };
}

/** A partner_refund_id names one refund of the partner, of whichever trade. */
const isOfAnother = ({ sql }: Database, { id, account }: Trade, refundId: string): boolean =>
  sql.get`SELECT refunds.id FROM refunds JOIN trades ON trades.id = trade_id
    WHERE out_request_no = ${refundId} AND account = ${account} AND trade_id <> ${id}` !==
  undefined;

/** A refund in the currency of the payment. */
export function refundFields(trade: Trade, refundId: string, amount: number): Fields {
  const { priced, settled } = currenciesOf(trade);
  return {
    partner_trans_id: trade.order.outTradeNo,
    alipay_trans_id: trade.tradeNo,
    partner_refund_id: refundId,
    refund_amount: decimalOf(amount, priced),
    currency: priced,
    exchange_rate: currencies[settled].yuan,
    refund_amount_cny: yuanFor(amount, priced),
  };
}
