import type { PaymentEvent } from './evidence.ts';

/**
 * The life of a payment; it only ever moves down this list.
 * `holdsCheck`: no other Alipay attempt on its check. `watched`: late money is looked for.
 */
export const PAYMENT_STATES = {
  INITIATED: { holdsCheck: true, watched: false, says: 'Written down; no answer from Alipay yet.' },
  PENDING: { holdsCheck: true, watched: false, says: 'Alipay is working on it, or silent.' },
  CANCELLING: { holdsCheck: true, watched: false, says: 'The fence: cancel is on its way.' },
  CAPTURED: { holdsCheck: false, watched: false, says: 'Paid; the kitchen has its ticket.' },
  DECLINED: { holdsCheck: false, watched: true, says: 'Alipay refused.' },
  CLOSED: { holdsCheck: false, watched: true, says: 'Alipay closed it unpaid.' },
  CANCELLED: { holdsCheck: false, watched: true, says: 'Alipay confirmed our cancel.' },
  RETURNING: { holdsCheck: false, watched: false, says: 'Money came too late and goes back.' },
  RETURNED: { holdsCheck: false, watched: false, says: 'The late money is back.' },
} as const satisfies Record<string, { holdsCheck: boolean; watched: boolean; says: string }>;

export type PaymentStatus = keyof typeof PAYMENT_STATES;

export const isLive = (status: PaymentStatus): boolean =>
  status === 'INITIATED' || status === 'PENDING';

/** What settling an event does; the functions of these names are in *-transitions.ts. */
export type TransitionName =
  | 'capture'
  | 'confirm'
  | 'contradict'
  | 'decline'
  | 'wait'
  | 'close'
  | 'fence'
  | 'recordCapture'
  | 'cancelled'
  | 'keepCancelling'
  | 'changeInstrument'
  | 'giveBack'
  | 'watch'
  | 'watchAgain'
  | 'handOver'
  | 'stopWaiting'
  | 'sendRefund'
  | 'finishRefund'
  | 'finishGiveBack'
  | 'keepRefunding'
  | 'declineRefund';

type Rules = Readonly<Partial<Record<PaymentEvent['kind'], TransitionName>>>;

const live = {
  captured: 'capture',
  declined: 'decline',
  pending: 'wait',
  unknown: 'wait',
  closed: 'close',
  fence: 'fence',
  'watch-again': 'watchAgain',
  'hand-over': 'handOver',
  'stop-waiting': 'stopWaiting',
} as const satisfies Rules;

/** Money that arrives on a dead payment is given back, once, and never cooked. */
const dead = {
  captured: 'giveBack',
  closed: 'watch',
  pending: 'watch',
  'not-found': 'watch',
  'watch-again': 'watchAgain',
} as const satisfies Rules;

const refunding = {
  'refund-sent': 'sendRefund',
  refunded: 'finishRefund',
  'refund-unsettled': 'keepRefunding',
  'refund-declined': 'declineRefund',
} as const satisfies Rules;

/** The whole rule book: in this state, on this event, this transition; what is not here changes nothing. */
export const PAYMENT_TRANSITIONS = {
  INITIATED: live,
  PENDING: live,
  CANCELLING: {
    fence: 'fence',
    captured: 'recordCapture',
    closed: 'cancelled',
    cancelled: 'cancelled',
    'cancel-unsettled': 'keepCancelling',
    'cancel-refused': 'changeInstrument',
    'watch-again': 'watchAgain',
  },
  CAPTURED: {
    ...refunding,
    captured: 'confirm',
    closed: 'contradict',
    pending: 'contradict',
    'not-found': 'contradict',
    'watch-again': 'watchAgain',
  },
  DECLINED: dead,
  CLOSED: dead,
  CANCELLED: dead,
  RETURNING: { ...refunding, refunded: 'finishGiveBack', closed: 'finishGiveBack' },
  RETURNED: {},
} as const satisfies Record<PaymentStatus, Rules>;

/** Where each transition may lead, besides staying; docs/payment-states.md is drawn from here. */
export const TRANSITION_TARGETS = {
  capture: ['CAPTURED'],
  confirm: [],
  contradict: [],
  decline: ['DECLINED', 'PENDING'],
  wait: ['PENDING'],
  close: ['CLOSED'],
  fence: ['CANCELLING'],
  recordCapture: ['RETURNING'],
  cancelled: ['CANCELLED'],
  keepCancelling: [],
  changeInstrument: [],
  giveBack: ['RETURNING'],
  watch: [],
  watchAgain: [],
  handOver: [],
  stopWaiting: ['CLOSED'],
  sendRefund: [],
  finishRefund: [],
  finishGiveBack: ['RETURNED'],
  keepRefunding: [],
  declineRefund: [],
} as const satisfies Record<TransitionName, readonly PaymentStatus[]>;
