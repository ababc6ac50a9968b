import type { Amount } from '../../alipay/amount.ts';
import type { MessageVerdict } from '../../alipay/gateway-protocol.ts';
import type {
  CancelOutcome,
  PayOutcome,
  QrOutcome,
  QueryOutcome,
  RefundOutcome,
  RefundQueryOutcome,
  ShopQrOutcome,
  ShopQrStatusOutcome,
} from '../../alipay/outcomes.ts';
import { isCurrency, MAX_MINOR, type Money, money } from '../../core/domain/money.ts';
import type {
  CancelResult,
  NotificationResult,
  PayResult,
  QrResult,
  QueryResult,
  RefundQueryResult,
  RefundResult,
  ShopQrResult,
  ShopQrStatusResult,
} from '../../core/ports/payment-gateway.ts';
import type { Asked } from './ask.ts';

/*
 * What an answer means to the core. Of a pay and of a new code that were not sent we know that
 * nothing came; of everything else only an answer tells, because it is about what was sent before.
 */

const unknown = (code: string) => ({ kind: 'unknown', code }) as const;
const declined = (code: string) => ({ kind: 'declined', code }) as const;
/** Money that we have no unit for is neither ours nor lost: a person has to look. */
const foreignMoney = unknown('FOREIGN_CURRENCY');

function moneyOf({ currency, minor }: Amount): Money | undefined {
  const counts = Number.isSafeInteger(minor) && minor >= 0 && minor <= MAX_MINOR;
  return isCurrency(currency) && counts ? money(currency, minor) : undefined;
}

export function payResult(asked: Asked<PayOutcome>): PayResult {
  if (asked.kind === 'unsent') return declined(asked.code);
  if (asked.kind === 'unanswered') return { ...unknown(asked.code), attemptFailed: false };
  const { outcome } = asked;
  switch (outcome.kind) {
    case 'captured': {
      const { tradeNo } = outcome;
      const amount = moneyOf(outcome.amount);
      return amount
        ? { kind: 'captured', amount, tradeNo }
        : { ...foreignMoney, attemptFailed: false };
    }
    case 'declined':
      return declined(outcome.code);
    case 'unknown':
      return { ...unknown(outcome.code), attemptFailed: outcome.tradeMaySurvive };
    case 'pending':
      return outcome;
  }
}

export function qrResult(asked: Asked<QrOutcome>): QrResult {
  if (asked.kind === 'unsent') return declined(asked.code);
  if (asked.kind === 'unanswered') return unknown(asked.code);
  const { outcome } = asked;
  switch (outcome.kind) {
    case 'created':
      return { kind: 'created', qrCode: outcome.codeText };
    case 'declined':
      return declined(outcome.code);
    case 'unknown':
      return outcome;
  }
}

export const queryResult = (asked: Asked<QueryOutcome>): QueryResult =>
  asked.kind === 'answered' ? foundTrade(asked.outcome) : unknown(asked.code);

function foundTrade(outcome: QueryOutcome): QueryResult {
  if (outcome.kind !== 'captured') return outcome;
  const amount = moneyOf(outcome.amount);
  return amount ? { kind: 'captured', amount, tradeNo: outcome.tradeNo } : foreignMoney;
}

export const cancelResult = (asked: Asked<CancelOutcome>): CancelResult =>
  asked.kind === 'answered' ? asked.outcome : unknown(asked.code);

export const refundResult = (asked: Asked<RefundOutcome>): RefundResult =>
  asked.kind === 'answered' ? asked.outcome : unknown(asked.code);

export function refundQueryResult(asked: Asked<RefundQueryOutcome>): RefundQueryResult {
  if (asked.kind !== 'answered') return unknown(asked.code);
  const { outcome } = asked;
  if (outcome.kind !== 'refunded') return outcome;
  const amount = moneyOf(outcome.amount);
  return amount ? { kind: 'refunded', amount } : foreignMoney;
}

export function shopQrResult(asked: Asked<ShopQrOutcome>): ShopQrResult {
  if (asked.kind === 'unsent') return declined(asked.code);
  if (asked.kind === 'unanswered') return unknown(asked.code);
  const { outcome } = asked;
  return outcome.kind === 'declined' ? declined(outcome.code) : outcome;
}

export function shopQrStatusResult(asked: Asked<ShopQrStatusOutcome>): ShopQrStatusResult {
  if (asked.kind === 'unsent') return declined(asked.code);
  if (asked.kind === 'unanswered') return unknown(asked.code);
  const { outcome } = asked;
  return outcome.kind === 'declined' ? declined(outcome.code) : outcome;
}

/** Money that we have no unit for came all the same: a person must hear of it. */
export function notificationResult(verdict: MessageVerdict): NotificationResult {
  if (verdict.kind !== 'authentic') return verdict;
  const { outcome, amount: said, ...rest } = verdict.notice;
  const amount = moneyOf(said);
  if (!amount) {
    const { noticeId, outTradeNo, tradeNo } = rest;
    const detail = `out_trade_no=${outTradeNo} trade_no=${tradeNo} ${said.minor} of ${said.currency}`;
    return { kind: 'unreadable', noticeId, detail };
  }
  return { kind: 'authentic', notice: { ...rest, result: foundTrade(outcome), amount } };
}
