/** What can happen to a notification on its way. */
export interface Treatment {
  readonly says: string;
  /** Milliseconds from the event to the first delivery; null is never. */
  readonly firstAfterMs: number | null;
  readonly deliveries: number;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
/** Alipay takes a moment; the synchronous answer is usually there first. */
const usual = 500;

export const treatments = {
  normal: { says: 'delivered until acknowledged', firstAfterMs: usual, deliveries: 1 },
  suppressed: { says: 'never delivered', firstAfterMs: null, deliveries: 1 },
  duplicated: {
    says: 'delivered three times, although acknowledged',
    firstAfterMs: usual,
    deliveries: 3,
  },
  reordered: {
    says: 'delivered after the next notification of its trade',
    firstAfterMs: hour,
    deliveries: 1,
  },
  late: { says: 'delivered 25 hours later', firstAfterMs: 25 * hour, deliveries: 1 },
  'before-answer': { says: 'delivered before the answer goes out', firstAfterMs: 0, deliveries: 1 },
  'wrong-amount': { says: 'signed, but one fen more', firstAfterMs: usual, deliveries: 1 },
  'foreign-app-id': { says: 'signed, but for another app', firstAfterMs: usual, deliveries: 1 },
} as const satisfies Record<string, Treatment>;

export type TreatmentName = keyof typeof treatments;

export const isTreatment = (name: string): name is TreatmentName => Object.hasOwn(treatments, name);

/** How long after its successor a reordered notification comes. */
export const afterSuccessorMs: number = 2 * second;

/** The pauses between the attempts of one delivery (Open Platform, face-to-face pages). */
export const retryAfterMs: readonly number[] = [
  0,
  0,
  0,
  4 * minute,
  10 * minute,
  10 * minute,
  hour,
  2 * hour,
  6 * hour,
  15 * hour,
];
