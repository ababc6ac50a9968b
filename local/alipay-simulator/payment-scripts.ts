import type { FollowUp, Script } from './script.ts';

const paid = { on: ['pay', 'precreate'], effect: 'normal', reply: 'truth' } as const;
const waits = { ...paid, buyer: 'never-pays' } as const;
const paysLater = { ...paid, buyer: 'pays-later' } as const;

const paidThen = (operation: FollowUp['operation'], outcome: string, says: string): Script => ({
  ...paid,
  says: `paid; ${says}`,
  afterwards: [{ operation, outcome, times: 1 }],
});
const waitsThen = (says: string, ...afterwards: readonly FollowUp[]): Script => ({
  ...waits,
  says: `10003, the buyer hesitates; ${says}`,
  afterwards,
});
const cancel = (outcome: string, times?: number): FollowUp => ({
  operation: 'cancel',
  outcome,
  ...(times !== undefined && { times }),
});

// Of a code, that the buyer pays means that somebody scans it and pays.

/** Outcomes that tell the story of a whole payment: the pay request and what comes after it. */
export const paymentScripts = {
  password: { ...paysLater, says: '10003; the buyer pays after the seconds', seconds: 10 },
  'password-never': { ...waits, says: '10003; the buyer walks away' },
  'unknown-then-success': {
    ...paysLater,
    says: '20000; the buyer pays after the seconds',
    reply: 'unknown',
    seconds: 17,
  },
  'unknown-never-paid': { ...waits, says: '20000; the trade is never paid', reply: 'unknown' },
  'unknown-for-ever': {
    ...waits,
    says: '20000, on queries too while the trade waits',
    reply: 'unknown',
    afterwards: [{ operation: 'query', outcome: 'unknown-while-waiting' }],
  },
  'system-error-then-success': {
    ...paysLater,
    says: 'SYSTEM_ERROR; the buyer pays after the seconds',
    reply: 'error',
    error: 'SYSTEM_ERROR',
    seconds: 10,
  },

  'paid-during-cancel': waitsThen('pays just before the cancel', cancel('buyer-pays-first', 1)),
  'cancel-retried': waitsThen('two cancels say retry_flag=Y', cancel('retry-flag', 2)),
  'cancel-too-late': waitsThen(
    'pays just before the cancel, which comes too late',
    cancel('paid-then-time-out', 1),
    cancel('time-out'),
  ),
  'cancel-unanswered': waitsThen('two cancels get lost', cancel('request-lost', 2)),
  'cancel-answer-lost': waitsThen("the cancel's answer gets lost", cancel('answer-lost', 1)),

  'refund-without-fund-change': paidThen('refund', 'no-fund-change', 'refund says fund_change=N'),
  'refund-system-error': paidThen('refund', 'system-error', 'one refund fails'),
  'refund-system-error-executed': paidThen(
    'refund',
    'system-error-executed',
    'one refund executes and says SYSTEM_ERROR',
  ),
  'refund-seller-balance': paidThen(
    'refund',
    'seller-balance-not-enough',
    'one refund finds the seller without money',
  ),

  'notification-suppressed': paidThen('notification', 'suppressed', 'never notified'),
  'notification-duplicated': paidThen('notification', 'duplicated', 'notified three times'),
  'notification-reordered': paidThen(
    'notification',
    'reordered',
    'notified after the next notification of the trade',
  ),
  'notification-late': paidThen('notification', 'late', 'notified 25 hours later'),
  'notification-wrong-amount': paidThen('notification', 'wrong-amount', 'notified of a fen more'),
  'notification-foreign-app': paidThen('notification', 'foreign-app-id', "in another app's name"),
  'notification-first': paidThen('notification', 'before-answer', 'notified before the answer'),
} as const satisfies Record<string, Script>;
