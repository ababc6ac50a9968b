import type { CallName } from '../state.ts';

/** How Alipay takes one request. Each is something that its documents allow. */
export const TEMPERS = {
  pay: [
    'pays',
    'asks',
    'refuses',
    'attempt fails',
    'refuses but keeps the trade',
    'charges another amount',
    'says paid, has closed it',
    'says paid, knows no trade',
  ],
  query: ['honest', 'lagging'],
  'trade-query': ['honest', 'lagging'],
  cancel: ['honest', 'retry', 'refused: refund', 'refused: person'],
  refund: ['honest', 'no money', 'declines'],
  'refund-query': ['honest', 'lagging'],
} as const satisfies Record<CallName, readonly string[]>;

export type Temper = (typeof TEMPERS)[CallName][number];

/** The temper of an Alipay that works. */
export const honest = (name: CallName): Temper => TEMPERS[name][0];
