import type { ErrorName } from './ledger/errors.ts';
import { type Operation, operations, type Reply, type Script } from './script.ts';

const changing = [
  'pay',
  'precreate',
  'shop-code',
  'cancel',
  'close',
  'refund',
  'oauth-token',
] as const;
const reading = ['query', 'refund-query'] as const;

const answers = (reply: Reply, says: string, on: readonly Operation[] = operations): Script => ({
  on,
  says,
  effect: 'normal',
  reply,
});
const ignores = (reply: Reply, says: string, on: readonly Operation[] = operations): Script => ({
  ...answers(reply, says, on),
  effect: 'none',
});
const refuses = (on: readonly Operation[], error: ErrorName, says: string): Script => ({
  ...ignores('error', says, on),
  error,
});

/** Outcomes of one request, whatever the payment is. */
export const requestScripts = {
  success: answers('truth', 'executes and answers'),

  'code-invalid': refuses(['pay'], 'PAYMENT_AUTH_CODE_INVALID', 'the code is wrong or old'),
  'balance-not-enough': refuses(['pay'], 'BUYER_BALANCE_NOT_ENOUGH', 'the buyer has no money'),
  'seller-balance-not-enough': refuses(
    ['cancel', 'refund'],
    'SELLER_BALANCE_NOT_ENOUGH',
    'the seller has no money; not executed',
  ),
  'not-exist': refuses(reading, 'TRADE_NOT_EXIST', 'as a replica that lags would say'),

  unknown: ignores('unknown', '20000, not executed'),
  'unknown-executed': answers('unknown', '20000, executed', changing),
  'unknown-while-waiting': {
    ...ignores('unknown', '20000 as long as the trade waits', ['query']),
    whileWaiting: true,
  },
  'system-error': refuses(operations, 'SYSTEM_ERROR', 'SYSTEM_ERROR, not executed'),
  'system-error-executed': {
    ...answers('error', 'SYSTEM_ERROR, executed', changing),
    error: 'SYSTEM_ERROR',
  },

  'request-lost': ignores('nothing', 'not executed, no answer'),
  'answer-lost': answers('nothing', 'executed, no answer'),
  'late-request': {
    ...answers('nothing', 'no answer; executes after the seconds, even behind a cancel', changing),
    effect: 'late',
    seconds: 70,
  },
  'slow-answer': {
    ...answers('truth', 'executes at once, answers after the seconds'),
    slow: true,
    seconds: 10,
  },
  'slow-execution': {
    ...answers('truth', 'executes and answers after the seconds'),
    effect: 'late',
    seconds: 10,
  },

  'buyer-pays-first': {
    ...answers('truth', 'a waiting trade is paid just before', ['cancel', 'close']),
    buyerPaysFirst: true,
  },
  'code-revoked': {
    ...answers('truth', 'a code that nobody has scanned cannot be scanned any more', [
      'cancel',
      'close',
    ]),
    revokesCode: true,
  },
  'retry-flag': ignores('retry-flag', 'retry_flag=Y, not executed', ['cancel']),
  'retry-flag-executed': answers('retry-flag', 'retry_flag=Y, executed', ['cancel']),
  'time-out': refuses(['cancel'], 'TRADE_CANCEL_TIME_OUT', 'the time for a cancel is over'),
  'paid-then-time-out': {
    ...refuses(['cancel'], 'TRADE_CANCEL_TIME_OUT', 'paid just before, and too late for a cancel'),
    buyerPaysFirst: true,
  },
  'not-allowed': refuses(['cancel'], 'CANCEL_NOT_ALLOWED', 'this trade cannot be cancelled'),
  'no-fund-change': answers('no-fund-change', 'executes, answers fund_change=N', ['refund']),

  unsigned: answers('unsigned', 'executes; the answer has no signature'),
  'bad-signature': answers('bad-signature', 'executes; the signature is of another text'),
  'duplicate-node': answers('duplicate-node', 'executes; a forged node follows the signed one'),
  truncated: answers('truncated', 'executes; the answer breaks off'),
  'http-502': answers('http-502', 'executes; a proxy answers with an HTML page'),
} as const satisfies Record<string, Script>;
