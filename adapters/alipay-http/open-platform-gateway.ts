import { cancelContent, cancelMethod, classifyCancel } from '../../alipay/open-platform/cancel.ts';
import type { OpenPlatformCredentials } from '../../alipay/open-platform/credentials.ts';
import { parseNotification } from '../../alipay/open-platform/notification.ts';
import { classifyPay, payContent, payMethod } from '../../alipay/open-platform/pay.ts';
import { classifyQuery, queryContent, queryMethod } from '../../alipay/open-platform/query.ts';
import { classifyRefund, refundContent, refundMethod } from '../../alipay/open-platform/refund.ts';
import {
  classifyRefundQuery,
  refundQueryContent,
  refundQueryMethod,
} from '../../alipay/open-platform/refund-query.ts';
import { buildRequest } from '../../alipay/open-platform/request.ts';
import { readAnswer, type VerifiedAnswer } from '../../alipay/open-platform/response.ts';
import type { MerchantId } from '../../core/domain/ids.ts';
import { money } from '../../core/domain/money.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type {
  CancelResult,
  NotificationResult,
  PaymentGateway,
  PaymentRef,
  PayResult,
  QueryResult,
  RefundQueryResult,
  RefundRequest,
  RefundResult,
} from '../../core/ports/payment-gateway.ts';
import { post } from './post.ts';

export interface OpenPlatformDeps {
  readonly clock: Clock;
  readonly credentials: (merchantId: MerchantId) => Promise<OpenPlatformCredentials>;
  /** Where Alipay posts the notifications of a merchant's payments. */
  readonly notifyUrl: (merchantId: MerchantId) => string;
  /** Milliseconds for each call (design 2). */
  readonly timeouts: Readonly<Record<'pay' | 'query' | 'cancel' | 'refund', number>>;
  /** Told of answers that only a person of ours can mend: keys, contracts, forged or broken answers. */
  readonly onTrouble: (merchantId: MerchantId, code: string) => void;
}

/** Yuan only (protocol 2.8): in any other currency the customer would be charged another amount. */
const SETTLES_IN = 'CNY';
const fen = (amountFen: number) => money(SETTLES_IN, amountFen);

type Unanswered = { readonly kind: 'unknown'; readonly code: string };

/** Alipay's Open Platform behind the neutral port: asks here, judges in alipay/. */
export function openPlatformGateway(deps: OpenPlatformDeps): PaymentGateway {
  const call = async <T>(
    { merchantId }: PaymentRef,
    method: string,
    content: object,
    timeoutMs: number,
    classify: (answer: VerifiedAnswer) => T,
  ): Promise<T | Unanswered> => {
    const answer = await ask(deps, merchantId, method, content, timeoutMs);
    return answer.kind === 'verified' ? classify(answer) : answer;
  };
  const { timeouts } = deps;
  return {
    async pay(request): Promise<PayResult> {
      if (request.amount.currency !== SETTLES_IN) {
        return { kind: 'declined', code: 'CURRENCY_NOT_SUPPORT' };
      }
      const content = payContent({ ...request, amountFen: request.amount.minor });
      const result = await call(request, payMethod, content, timeouts.pay, (answer) => {
        const outcome = classifyPay(answer, request);
        if (isOurFault(outcome)) deps.onTrouble(request.merchantId, outcome.code);
        return payResult(outcome);
      });
      if (result.kind !== 'unknown') return result;
      // Nothing was sent, so nothing can have been taken.
      if (result.code === NO_CREDENTIALS) return { kind: 'declined', code: result.code };
      return { attemptFailed: false, ...result };
    },
    query: (payment) =>
      call(payment, queryMethod, queryContent(payment.outTradeNo), timeouts.query, (answer) =>
        queryResult(classifyQuery(answer, payment)),
      ),
    cancel: (payment): Promise<CancelResult> =>
      call(payment, cancelMethod, cancelContent(payment.outTradeNo), timeouts.cancel, (answer) =>
        classifyCancel(answer, payment),
      ),
    refund: (request): Promise<RefundResult> =>
      call(request, refundMethod, refundContent(refundOrder(request)), timeouts.refund, (answer) =>
        classifyRefund(answer, request),
      ),
    queryRefund: (request) => {
      const reference = refundOrder(request);
      return call(
        request,
        refundQueryMethod,
        refundQueryContent(reference),
        timeouts.query,
        (answer) => refundQueryResult(classifyRefundQuery(answer, reference)),
      );
    },
    parseNotification: (merchantId, body) => readNotification(deps, merchantId, body),
  };
}

/** A verified answer, or why there is none; whether Alipay acted is then unknown. */
async function ask(
  deps: OpenPlatformDeps,
  merchantId: MerchantId,
  method: string,
  content: object,
  timeoutMs: number,
): Promise<VerifiedAnswer | Unanswered> {
  const credentials = await credentialsOf(deps, merchantId);
  if (!credentials) return { kind: 'unknown', code: NO_CREDENTIALS };
  const context = { now: deps.clock.now(), notifyUrl: deps.notifyUrl(merchantId) };
  const request = buildRequest(credentials, method, content, context);
  try {
    // A kept connection may have died while the sandbox was frozen; only pay cannot be sent again.
    const { status, body } = await post({ ...request, timeoutMs, fresh: method === payMethod });
    if (status !== 200) return { kind: 'unknown', code: `HTTP_${status}` };
    const answer = readAnswer(method, body, credentials);
    if (answer.kind === 'verified') return answer;
    const code = answer.kind === 'unsigned' ? 'UNSIGNED' : `UNVERIFIED_${answer.reason}`;
    deps.onTrouble(merchantId, code);
    return { kind: 'unknown', code };
  } catch (error) {
    return { kind: 'unknown', code: networkCode(error) };
  }
}

const NO_CREDENTIALS = 'NO_CREDENTIALS';

/** Undefined where the secret cannot be read or used: then nothing is sent, and a person must look. */
async function credentialsOf(
  deps: OpenPlatformDeps,
  merchantId: MerchantId,
): Promise<OpenPlatformCredentials | undefined> {
  try {
    return await deps.credentials(merchantId);
  } catch {
    deps.onTrouble(merchantId, NO_CREDENTIALS);
    return undefined;
  }
}

/** Refused for what we are or sent, not for the customer (protocol 2.8, 2.16). */
const isOurFault = (
  outcome: ReturnType<typeof classifyPay>,
): outcome is Extract<ReturnType<typeof classifyPay>, { readonly code: string }> =>
  (outcome.kind === 'declined' && outcome.configuration === true) ||
  (outcome.kind === 'unknown' && outcome.code.endsWith('CONTEXT_INCONSISTENT'));

/** ECONNRESET, TimeoutError and the like: names, never messages, which may quote the request. */
function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return 'NETWORK';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

const refundOrder = (request: RefundRequest) => ({
  outTradeNo: request.outTradeNo,
  outRequestNo: request.refundId,
  amountFen: request.refundAmount.minor,
  reason: request.reason,
});

function payResult(outcome: ReturnType<typeof classifyPay>): PayResult {
  switch (outcome.kind) {
    case 'captured':
      return { kind: 'captured', amount: fen(outcome.amountFen), tradeNo: outcome.tradeNo };
    case 'declined':
      return { kind: 'declined', code: outcome.code };
    case 'unknown':
      return { kind: 'unknown', code: outcome.code, attemptFailed: outcome.tradeMaySurvive };
    default:
      return outcome;
  }
}

const queryResult = (outcome: ReturnType<typeof classifyQuery>): QueryResult =>
  outcome.kind === 'captured'
    ? { kind: 'captured', amount: fen(outcome.amountFen), tradeNo: outcome.tradeNo }
    : outcome;

const refundQueryResult = (outcome: ReturnType<typeof classifyRefundQuery>): RefundQueryResult =>
  outcome.kind === 'refunded' ? { kind: 'refunded', amount: fen(outcome.amountFen) } : outcome;

/** One notice may come again with another status or amount; each of these is kept and judged. */
async function readNotification(
  deps: OpenPlatformDeps,
  merchantId: MerchantId,
  body: string,
): Promise<NotificationResult> {
  const parsed = parseNotification(body, await deps.credentials(merchantId));
  if (parsed.kind === 'rejected') return parsed;
  const { notifyId, tradeStatus, amountFen, outTradeNo, tradeNo, outcome } = parsed;
  const amount = fen(amountFen);
  const result: QueryResult =
    outcome === 'captured' ? { kind: 'captured', amount, tradeNo } : noMoney(outcome, tradeNo);
  const noticeId = `${notifyId}-${tradeStatus}-${amountFen}`;
  return { kind: 'authentic', notice: { noticeId, outTradeNo, tradeNo, result, amount } };
}

const noMoney = (outcome: 'closed' | 'pending' | 'unknown', tradeNo: string): QueryResult =>
  outcome === 'unknown' ? { kind: 'unknown', code: 'TRADE_STATUS' } : { kind: outcome, tradeNo };
