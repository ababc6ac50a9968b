import { bug, type PlantedBug } from './bug.ts';

const START = 'core/usecases/start-payment.ts';
const REFUND = 'core/usecases/resolve-refund.ts';
const REQUEST_REFUND = 'core/usecases/request-refund.ts';
const REFUND_RULES = 'core/domain/refund-transitions.ts';
const CANCEL_ORDER = 'core/usecases/cancel-order.ts';
const GATEWAY = 'adapters/alipay-http/gateway.ts';
const RESULTS = 'adapters/alipay-http/results.ts';

/** In what is asked of Alipay, when, and how its answers are read. */
export const CALL_BUGS: readonly PlantedBug[] = [
  bug(
    'fresh-refund-number-on-retry',
    'A refund that is tried again gets a new number.',
    REFUND,
    '  refundId: refund.refundId,\n  refundAmount',
    "  refundId: (refund.attempts > 0 ? refund.refundId.slice(0, -1) + 'Z' : refund.refundId) as RefundId,\n  refundAmount",
  ),
  bug(
    'refunds-the-whole-payment',
    'Alipay is asked for everything where a part was meant.',
    REFUND,
    '  refundAmount: refund.amount,',
    '  refundAmount: payment.amount,',
  ),
  bug(
    'refund-without-intent',
    'A refund is sent before it is written that it will be.',
    REFUND,
    "  const ours = await settlePayment(deps, key, { source: 'us', kind: 'refund-sent', refundId });",
    "  await deps.gateway.refund(request);\n  const ours = await settlePayment(deps, key, { source: 'us', kind: 'refund-sent', refundId });",
  ),
  bug(
    'unknown-refund-is-failed',
    'A refund without an answer is given up, and its amount is free again.',
    REFUND,
    "    case 'unknown':\n      return unsettled(refundId, result.code, false);\n    default:",
    "    case 'unknown':\n      return { source: 'refund', kind: 'refund-declined', refundId, code: result.code };\n    default:",
  ),
  bug(
    'unconfirmed-refund-is-done',
    'Accepted without a change of funds is taken for returned.',
    REFUND,
    "      return unsettled(refundId, 'UNCONFIRMED', false);",
    "      return { source: 'refund', kind: 'refunded', refundId };",
  ),
  bug(
    'refund-is-tried-once',
    'A refund that did not work is not repeated.',
    REFUND_RULES,
    '  withRefund(s, { ...refund, lastCode: code, dueAt: dueAfter(s, refund) });',
    '  withRefund(s, { ...refund, lastCode: code, dueAt: dueAfter(s, refund) < 0 ? 0 : undefined });',
  ),
  bug(
    'refused-refund-was-made',
    'A refusal is believed although an earlier request may have made the refund.',
    REFUND_RULES,
    '  if (s.now < mayArriveUntil) return',
    '  if (s.now < mayArriveUntil - POLICY.watchForMs) return',
  ),
  bug(
    'refusal-is-asked-about-late',
    'A refusal after a long silence is asked about again half an hour later, and no person sees it.',
    REFUND_RULES,
    '    const dueAt = s.now + POLICY.refundQueryAfterMs;',
    '    const dueAt = s.now + 180 * POLICY.refundQueryAfterMs;',
  ),
  bug(
    'dead-workers-put-a-case-off',
    'The wait grows with attempts that nobody heard of, past the moment at which a person should see it.',
    REFUND_RULES,
    '  return now < stuckAt ? Math.min(next, stuckAt) : next;',
    '  return now < stuckAt ? Math.max(next, now) : next;',
  ),
  bug(
    'refunds-more-than-was-paid',
    'The refunds of a payment are not added up.',
    REQUEST_REFUND,
    '      const reserved = { ...payment, refunded: add(payment.refunded, amount) };',
    '      const reserved = { ...payment, refunded: add(payment.refunded, { ...amount, minor: 0 }) };',
  ),
  bug(
    'failed-refund-stays-reserved',
    'The amount of a failed refund can never be refunded.',
    REFUND_RULES,
    '  return withPayment(failed, { refunded: subtract(s.payment.refunded, refund.amount) });',
    '  return subtract ? failed : withPayment(failed, {});',
  ),
  bug(
    'pay-before-the-row',
    'Alipay is asked before the payment is written down.',
    START,
    '  const started = await changeOrder(deps, merchantId, orderId, (aggregate, now) =>',
    `  await deps.gateway.pay({
    merchantId,
    outTradeNo: ['KC', orderId, paymentId].join('') as Payment['outTradeNo'],
    amount: refused.value.amountDue,
    authCode: 'authCode' in command ? command.authCode : '281234567890123456',
    subject: 'early',
    storeId: store.storeId,
    storeName: store.name,
    expiresAt: deps.clock.now() + POLICY.expiresAfterMs,
  });
  const started = await changeOrder(deps, merchantId, orderId, (aggregate, now) =>`,
  ),
  bug(
    'pay-is-repeated',
    'A pay without an answer is sent once more.',
    GATEWAY,
    '      payResult(await about(request, pay, (alipay, now) => alipay.pay(request, now), true)),',
    `      payResult(
        await about(request, pay, (alipay, now) => alipay.pay(request, now), true).then(
          async (first) =>
            first.kind === 'unanswered'
              ? await about(request, pay, (alipay, now) => alipay.pay(request, now), true)
              : first,
        ),
      ),`,
  ),
  bug(
    'charges-the-whole-order',
    'One payer of several is charged for all.',
    START,
    '  const amount = check.value.amountDue;',
    '  const amount = aggregate.order.total;',
  ),
  bug(
    'two-live-attempts',
    'A check takes a second payment while the first is not finished.',
    'core/usecases/payable-check.ts',
    '  if (check.value.livePaymentId) return',
    '  if (check.value.livePaymentId === check.value.checkId) return',
  ),
  bug(
    'http-error-is-a-refusal',
    'A 502 on the way is read as a refusal.',
    RESULTS,
    "  if (asked.kind === 'unanswered') return { ...unknown(asked.code), attemptFailed: false };",
    "  if (asked.kind === 'unanswered') return asked.code.startsWith('HTTP_') ? declined(asked.code) : { ...unknown(asked.code), attemptFailed: false };",
  ),
  bug(
    'timeout-is-a-refusal',
    'A pay that was given up is read as a refusal.',
    RESULTS,
    "  if (asked.kind === 'unanswered') return { ...unknown(asked.code), attemptFailed: false };",
    "  if (asked.kind === 'unanswered') return asked.code === 'TimeoutError' ? declined(asked.code) : { ...unknown(asked.code), attemptFailed: false };",
  ),
  bug(
    'not-found-is-closed',
    'A trade that query does not see yet is taken for closed.',
    'alipay/open-platform/query.ts',
    "  if (meaning === 'refused' && refusalOf(node) === 'TRADE_NOT_EXIST') return { kind: 'not-found' };",
    "  if (meaning === 'refused' && refusalOf(node) === 'TRADE_NOT_EXIST') return { kind: 'closed', tradeNo: '' };",
  ),
  bug(
    'retry-flag-is-ignored',
    'Alipay says to cancel again, and nobody does.',
    'alipay/open-platform/cancel.ts',
    "      return node['retry_flag'] === 'Y' ? { kind: 'retry', code } : cancelled(node, code);",
    "      return node['retry_flag'] === 'YES' ? { kind: 'retry', code } : cancelled(node, code);",
  ),
  bug(
    'unclear-cancel-is-done',
    'A cancel without a clear answer is taken for done.',
    'core/usecases/resolve-payment.ts',
    "    case 'retry':\n    case 'unknown':\n      return { source: 'cancel', kind: 'cancel-unsettled', code: result.code };",
    "    case 'retry':\n    case 'unknown':\n      return { source: 'cancel', kind: 'cancelled', action: 'refund' };",
  ),
  bug(
    'forged-answers-are-believed',
    'The signature of an answer is not verified.',
    'alipay/open-platform/response.ts',
    '      if (!isSigned(raw, signature, credentials.signType, trusted.keys)) {',
    '      if (isSigned === undefined) {',
  ),
  bug(
    'unsigned-answers-are-believed',
    'An answer without a signature counts.',
    'alipay/open-platform/response.ts',
    '  if (signature === undefined) return unsigned(raw);',
    "  if (signature === undefined) return { kind: 'verified', node: parsedNode(raw) ?? (unsigned(raw) as never) };",
  ),
  bug(
    'order-is-given-up-without-a-fence',
    'An order is cancelled while its payment goes on.',
    CANCEL_ORDER,
    '  return { order, payments: fenced, stock };',
    "  return { order: { ...ended.order, status: 'CANCELED' }, payments: fenced.slice(0, 0), stock };",
  ),
  bug(
    'new-payment-is-not-asked-about',
    'A payment that begins while the order is being given up is cancelled without a query.',
    CANCEL_ORDER,
    "      if (running.some((p) => !asked.includes(p.paymentId))) return { value: 'ask again' };",
    "      if (running.some((p) => p.paymentId === '')) return { value: 'ask again' };",
  ),
  bug(
    'order-is-given-up-without-asking',
    'An order is cancelled without a last query.',
    CANCEL_ORDER,
    '    .map(({ paymentId }) => queryPayment(deps, { merchantId, orderId, paymentId }));',
    '    .map(async (payment) => (queryPayment ? payment : undefined));',
  ),
];
