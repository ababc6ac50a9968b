import { bug, type PlantedBug } from './bug.ts';

const START = 'core/usecases/start-payment.ts';
const REFUND = 'core/usecases/resolve-refund.ts';
const REQUEST_REFUND = 'core/usecases/request-refund.ts';
const REFUND_RULES = 'core/domain/refund-transitions.ts';
const CANCEL_ORDER = 'core/usecases/cancel-order.ts';
const GATEWAY = 'adapters/alipay-http/open-platform-gateway.ts';

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
    '  return withRefund(s, { ...refund, lastCode: code, dueAt });',
    '  return withRefund(s, { ...refund, lastCode: code, dueAt: dueAt < 0 ? dueAt : undefined });',
  ),
  bug(
    'refused-refund-was-made',
    'A refusal is believed although an earlier request may have made the refund.',
    REFUND_RULES,
    '  const perhapsMade = refund.attempts > 1 && (isClosed || refund.lastCode !== event.code);',
    '  const perhapsMade = isClosed && refund.attempts < 0;',
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
    '  const dueAt = s.now < stuckAt ? Math.min(next, stuckAt) : next;',
    '  const dueAt = s.now < stuckAt ? Math.max(next, s.now) : next;',
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
    '  const started = await changeOrder<Result<Payment, Rejection>>(',
    `  await deps.gateway.pay({
    merchantId,
    outTradeNo: outTradeNoOf(orderId, paymentId),
    amount: refused.value.amountDue,
    authCode: command.authCode,
    subject: 'early',
    storeId: store.storeId,
    expiresAt: deps.clock.now() + POLICY.expiresAfterMs,
  });
  const started = await changeOrder<Result<Payment, Rejection>>(`,
  ),
  bug(
    'pay-is-repeated',
    'A pay without an answer is sent once more.',
    GATEWAY,
    "      if (result.kind !== 'unknown') return result;",
    "      if (result.kind !== 'unknown') return result;\n      await call(request, payMethod, content, timeouts.pay, (answer) => classifyPay(answer, request));",
  ),
  bug(
    'charges-the-whole-order',
    'One payer of several is charged for all.',
    START,
    '  amount: check.amountDue,',
    '  amount: order.total,',
  ),
  bug(
    'two-live-attempts',
    'A check takes a second payment while the first is not finished.',
    START,
    '  if (check.livePaymentId) {',
    '  if (check.livePaymentId === check.checkId) {',
  ),
  bug(
    'http-error-is-a-refusal',
    'A 502 on the way is read as a refusal.',
    GATEWAY,
    "      if (result.kind !== 'unknown') return result;",
    "      if (result.kind !== 'unknown') return result;\n      if (result.code.startsWith('HTTP_')) return { kind: 'declined', code: result.code };",
  ),
  bug(
    'timeout-is-a-refusal',
    'A pay that was given up is read as a refusal.',
    GATEWAY,
    "      if (result.kind !== 'unknown') return result;",
    "      if (result.kind !== 'unknown') return result;\n      if (result.code === 'TimeoutError') return { kind: 'declined', code: result.code };",
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
    '  if (signature === undefined || !isSigned(raw, signature, credentials)) {',
    '  if (signature === undefined || isSigned === undefined) {',
  ),
  bug(
    'unsigned-answers-are-believed',
    'An answer without a signature counts.',
    'alipay/open-platform/response.ts',
    '  if (signToken === undefined) return unsigned(raw);',
    "  if (signToken === undefined) return { kind: 'verified', node: parsedObject(raw) ?? unsigned(raw) as never };",
  ),
  bug(
    'order-is-given-up-without-a-fence',
    'An order is cancelled while its payment goes on.',
    CANCEL_ORDER,
    "  return { order: { ...aggregate.order, status: 'CANCELED' }, payments: fenced };",
    "  return { order: { ...aggregate.order, status: 'CANCELED' }, payments: fenced.slice(0, 0) };",
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
