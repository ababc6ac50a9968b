import { bug, type PlantedBug } from './bug.ts';

const RECEIVE = 'core/usecases/receive-credit.ts';
const RETURN = 'core/usecases/return-credit.ts';
const ASSIGN = 'core/usecases/assign-credit.ts';
const CAPTURE = 'core/domain/capture-transitions.ts';
const CREDIT_ROWS = 'adapters/dynamodb/credit-rows.ts';

/** In codes on screens. */
export const QR_BUGS: readonly PlantedBug[] = [
  bug(
    'code-is-given-up-early',
    'A code is cancelled after a minute, although its customer has five to scan it.',
    CAPTURE,
    '  const cancelAt = payment.cancelReason ? payment.cancelAt : payment.startedAt + POLICY.qrLifeMs;',
    '  const cancelAt = payment.cancelAt;',
  ),
  bug(
    'code-is-given-up-never',
    'A code that nobody scans holds its check for ever.',
    CAPTURE,
    '  const cancelAt = payment.cancelReason ? payment.cancelAt : payment.startedAt + POLICY.qrLifeMs;',
    '  const cancelAt = payment.startedAt + 1_000 * POLICY.qrLifeMs;',
  ),
  bug(
    'lost-code-is-a-refusal',
    'A code that was asked for without an answer is taken for refused, and the check is free.',
    'core/usecases/ask-for-money.ts',
    "      return { source: 'pay', kind: 'unknown', code: result.code, attemptFailed: true };",
    "      return { source: 'pay', kind: 'declined', code: result.code };",
  ),
];

/** In money under numbers that Alipay made up; at the gateway that has shop codes. */
export const CREDIT_BUGS: readonly PlantedBug[] = [
  bug(
    'first-of-several-gets-it',
    'Two checks wait for the same amount, and the first one is paid by whoever paid.',
    RECEIVE,
    '    const check = only?.waits && !other ? only.check : undefined;',
    '    const check = only?.waits ? only.check : undefined;',
  ),
  {
    name: 'late-money-pays-the-next',
    says: 'Money that was paid while somebody else waited pays who waits when it is told of.',
    patches: [
      {
        file: RECEIVE,
        find: '    ({ check }) => waitedAt(check, paidAt) && check.startedAt <= receivedAt,',
        replace: '    ({ check }) => waitedAt(check, paidAt) || receivedAt > 0,',
      },
      {
        file: RECEIVE,
        find: '      return [{ check, waits: isLive(payment.status) }];',
        replace: '      return isLive(payment.status) ? [{ check, waits: true }] : [];',
      },
    ],
  },
  bug(
    'clocks-say-who-waited',
    'Who began to wait later by a clock of ours did not wait, however wrong that clock is.',
    RECEIVE,
    '      .filter((c) => stillWaitedAt(c, paidAt))',
    '      .filter((c) => waitedAt(c, paidAt))',
  ),
  bug(
    'assigned-check-never-waited',
    'Money that was paid before staff gave the check its own goes to who waits beside it.',
    'core/domain/waiting-list.ts',
    '      c.paymentId === paymentId ? { ...c, until: Math.min(c.until, now) } : c,',
    '      c.paymentId === paymentId ? { ...c, until: now - now } : c,',
  ),
  {
    name: 'credit-is-written-twice',
    says: 'Two workers attach one trade to two checks.',
    patches: [
      {
        file: CREDIT_ROWS,
        find: "    return { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' };",
        replace:
          "    return { TableName, Item, ConditionExpression: 'attribute_not_exists(pk) OR attribute_exists(pk)' };",
      },
      {
        file: RECEIVE,
        find: '    if (known) return await settleAttached(deps, known, notice);',
        replace:
          '    if (known && round > MAX_ROUNDS) return await settleAttached(deps, known, notice);',
      },
      {
        file: RECEIVE,
        find: '    if (await deps.credits.find(merchantId, tradeNo)) return { value: false };\n',
        replace: '',
      },
    ],
  },
  bug(
    'unmatched-money-is-dropped',
    'Money that no check waits for is nobody’s.',
    RECEIVE,
    '      await deps.credits.open(credit,',
    "      if (why !== 'nobody') await deps.credits.open(credit,",
  ),
  bug(
    'rest-is-kept',
    'Staff assign more money than is due, and the rest stays here.',
    ASSIGN,
    '      refunds: rest.minor > 0 ? [restOf(refund)] : [],',
    '      refunds: rest.minor < 0 ? [restOf(refund)] : [],',
  ),
  bug(
    'money-is-decided-twice',
    'One clerk assigns what another is returning.',
    CREDIT_ROWS,
    "    ConditionExpression: '#data.#status = :unmatched',",
    "    ConditionExpression: 'attribute_exists(pk) OR #data.#status = :unmatched',",
  ),
  bug(
    'money-of-nobody-is-not-returned',
    'Staff return money, and Alipay is never asked for it.',
    RETURN,
    "  const dead = { ...begun.payment, creditOutTradeNo: outTradeNo, status: 'CLOSED' } as const;",
    "  const dead = { ...begun.payment, creditOutTradeNo: outTradeNo + '0', status: 'CLOSED' } as const;",
  ),
];
