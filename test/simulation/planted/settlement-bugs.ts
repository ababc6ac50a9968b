import { bug, type PlantedBug } from './bug.ts';

const CAPTURE = 'core/domain/capture-transitions.ts';
const CANCEL = 'core/domain/cancel-transitions.ts';
const STATES = 'core/domain/payment-states.ts';
const POLICY = 'core/domain/payment-policy.ts';
const SETTLE = 'core/domain/settle.ts';
const TICKET = 'core/domain/ticket.ts';
const RESOLVE = 'core/usecases/resolve-payment.ts';

/** In the rules of a payment: evidence, fence, cancel, watch. */
export const SETTLEMENT_BUGS: readonly PlantedBug[] = [
  bug(
    'no-fence',
    'Cancel is called without writing CANCELLING first.',
    RESOLVE,
    '  if (!fenced?.changed) return fenced?.payment;\n  return await sendCancel(deps, key, fenced.payment);',
    '  return await sendCancel(deps, key, fenced?.payment ?? asked);',
  ),
  bug(
    'fence-after-cancel',
    'Cancel is called first and the fence is written afterwards.',
    RESOLVE,
    '  const fenced = await settlePayment(deps, key, {',
    '  await deps.gateway.cancel(refOf(key, asked));\n  const fenced = await settlePayment(deps, key, {',
  ),
  bug(
    'capture-behind-the-fence',
    'Money that arrives while a cancel is on its way is cooked.',
    STATES,
    "    captured: 'recordCapture',",
    "    captured: 'capture',",
  ),
  bug(
    'cancel-without-a-last-query',
    'Nobody asks Alipay right before the cancel.',
    RESOLVE,
    '  const asked = await queryPayment(deps, key);',
    '  const asked = await findPayment(deps, key);',
  ),
  bug(
    'impatient-cancel',
    'A payment is cancelled after 20 s.',
    POLICY,
    'cancelAfterMs: 60 * SECOND',
    'cancelAfterMs: 20 * SECOND',
  ),
  {
    name: 'no-lease',
    says: 'Two workers cancel one payment at the same time.',
    patches: [
      {
        file: CANCEL,
        find: '  if (payment.cancelLeaseUntil !== undefined && now < payment.cancelLeaseUntil) return undefined;\n',
        replace: '',
      },
      { file: RESOLVE, find: 'now >= (payment.cancelLeaseUntil ?? 0)', replace: 'true' },
    ],
  },
  bug(
    'refund-meets-a-slow-cancel',
    'A notice ends the cancel before its answer does, and the give-back begins beside it.',
    CANCEL,
    '    dueAt: Math.max(now, payment.cancelLeaseUntil ?? 0),',
    '    dueAt: Math.min(now, payment.startedAt + 9e12),',
  ),
  bug(
    'no-watch-after-cancel',
    'A cancelled payment is forgotten, and the late pay request with it.',
    CANCEL,
    's.payment.cancelLeaseUntil,\n        dueAt: s.now + POLICY.watchEveryMs,',
    's.payment.cancelLeaseUntil,\n        dueAt: undefined,',
  ),
  bug(
    'short-watch',
    'A dead payment is watched for two minutes only.',
    POLICY,
    'watchForMs: 17 * MINUTE',
    'watchForMs: 2 * MINUTE',
  ),
  bug(
    'old-news-ends-a-watch',
    'A notification that was long on its way ends the watch without a query.',
    CANCEL,
    "    return event.source === 'query' ? withPayment(s, { dueAt: undefined }) : undefined;",
    '    return withPayment(s, { dueAt: undefined });',
  ),
  bug(
    'no-watch-after-decline',
    'A declined payment is forgotten.',
    CAPTURE,
    '      dueAt: s.payment.startedAt + POLICY.watchForMs,',
    '      dueAt: undefined,',
  ),
  bug(
    'no-give-back',
    'Money that arrives on a dead payment is kept.',
    STATES,
    "  captured: 'giveBack',",
    "  captured: 'watch',",
  ),
  bug(
    'late-money-is-served',
    'Money that arrives on a dead payment is cooked.',
    STATES,
    "  captured: 'giveBack',",
    "  captured: 'capture',",
  ),
  bug(
    'unknown-is-failed',
    'An unknown answer is read as a refusal.',
    STATES,
    "  unknown: 'wait',",
    "  unknown: 'decline',",
  ),
  bug(
    'any-amount-is-good',
    'A capture of another amount pays the check.',
    SETTLE,
    "  if (event.kind === 'captured' && !isItsMoney(payment, event)) {",
    '  if (event.kind === undefined) {',
  ),
  bug(
    'wrong-amount-is-dropped',
    'An authentic report of another amount is thrown away.',
    SETTLE,
    '    const after = mismatch(before, formatMoney(event.amount));',
    '    const after = [before, mismatch, formatMoney][0];',
  ),
  bug(
    'pay-answer-needs-no-confirmation',
    'A captured answer of pay is never confirmed.',
    CAPTURE,
    "  const confirmed = event.source !== 'pay';",
    '  const confirmed = true;',
  ),
  bug(
    'contradiction-is-ignored',
    'Alipay takes a capture back, and nobody is told.',
    CAPTURE,
    "  return openCase(contradicted, 'capture-contradicted', { detail, amount: payment.amount });",
    '  return detail ? contradicted : openCase;',
  ),
  bug(
    'refund-beside-a-cancel',
    'Money behind the fence is refunded while a cancel may be under way.',
    CANCEL,
    '  const mayRefund = cancelRefused && s.now >= cancelLeaseUntil;',
    '  const mayRefund = cancelRefused !== s && s.now >= cancelLeaseUntil - s.now;',
  ),
  bug(
    'row-is-not-due',
    'A payment is written down, and no sweeper will ever see it.',
    'core/domain/new-payment.ts',
    '    dueAt: now + dueAfter,',
    '    dueAt: dueAfter < 0 ? now : undefined,',
  ),
  bug(
    'handed-over-for-ever',
    'Whoever gave a payment to its workflow never looks again.',
    CAPTURE,
    '  withPayment(s, { dueAt: s.payment.cancelAt + POLICY.sweeperGraceMs });',
    '  withPayment(s, { dueAt: undefined });',
  ),
  bug(
    'fenced-for-ever',
    'A payment behind the fence has nobody who goes on cancelling.',
    CANCEL,
    '    dueAt: now + POLICY.cancelLeaseMs,',
    '    dueAt: undefined,',
  ),
  bug(
    'cancel-is-tried-once',
    'A cancel that did not work is not repeated.',
    CANCEL,
    '    dueAt: isStuck ? next : Math.min(next, stuckAt),',
    '    dueAt: undefined,',
  ),
  bug(
    'sweeper-does-nothing',
    'The sweeper runs and settles nothing.',
    'core/usecases/sweep.ts',
    '  while (swept < work.length && ',
    '  while (swept < 0 && ',
  ),
  bug(
    'two-tickets',
    'A paid check is cooked twice.',
    TICKET,
    '    return [ticketOf(order, paid.checkId, paid.lineIds, now)];',
    "    return [ticketOf(order, paid.checkId, paid.lineIds, now), ticketOf(order, 'all', paid.lineIds, now)];",
  ),
  bug(
    'cooks-before-all-have-paid',
    'Where all must pay first, the first payer gets the whole order.',
    TICKET,
    "  return allPaid ? [ticketOf(order, 'all', all, now)] : [];",
    '  return allPaid || all ? [ticketOf(order, paid.checkId, all, now)] : [];',
  ),
  bug(
    'no-ticket',
    'Money is taken and nothing is cooked.',
    CAPTURE,
    '    tickets: releasedBy(checksPaid, paid, now),',
    '    tickets: order.version % 2 === 0 ? releasedBy(checksPaid, paid, now) : [],',
  ),
  bug(
    'partly-paid-is-forgotten',
    'Some have paid and others never will, and no person sees it.',
    CAPTURE,
    '      dueAt: ended ? undefined : partlyPaidDue(s),',
    '      dueAt: undefined,',
  ),
];
