import type { Drill } from './drill.ts';

const MINUTE_MS = 60_000;
const FIVE_MINUTES_MS = 5 * MINUTE_MS;

/** Clocks are wrong. */
export const SKEWS = {
  'clocks-behind': {
    says: 'All our clocks are 5 minutes behind Alipay’s.',
    troubleMs: 20 * MINUTE_MS,
    // The workflow's own clock is right, so that by ours it never has to wait, and asks all the time.
    conditions: { offsetMs: -FIVE_MINUTES_MS, orders: 4 },
  },
  'clocks-ahead': {
    says: 'All our clocks are 5 minutes ahead of Alipay’s.',
    troubleMs: 20 * MINUTE_MS,
    conditions: { offsetMs: FIVE_MINUTES_MS },
  },
  'clocks-apart': {
    says: 'Each of our processes has a clock of its own, up to 5 minutes wrong.',
    troubleMs: 20 * MINUTE_MS,
    conditions: { skewMs: 2 * FIVE_MINUTES_MS },
    except: {
      'drill: word':
        'Between a payment’s start by one clock and now by another nobody can tell 75 s; the money is right.',
      'drill: settled': 'Times that one clock sets come ten minutes later by another.',
    },
  },
} as const satisfies Record<string, Drill>;
