import type { ReceiptLinkResponse } from '../../../api/receipt-links.ts';
import type { Messages } from '../i18n/languages/en.ts';

export type SeenOrder = ReceiptLinkResponse;
type Progress = SeenOrder['progress'];
type Step = 'paid' | 'preparing' | 'ready' | 'on-the-way' | 'collected';
type Words = Messages['order'];

export interface ShownStep {
  readonly step: Step;
  readonly name: string;
  readonly is: 'done' | 'now' | 'to-come';
}

/** Only what is brought is on its way. */
const STEPS = ['paid', 'preparing', 'ready', 'on-the-way', 'collected'] as const;

/** The way of an order that is paid for; of any other there is none to show. */
export function stepsOf({ progress, handOver }: SeenOrder, words: Words): readonly ShownStep[] {
  const way = STEPS.filter((step) => step !== 'on-the-way' || handOver === 'door');
  const at = (way as readonly Progress[]).indexOf(progress);
  if (at < 0) return [];
  const isOver = progress === 'collected';
  return way.map((step, n) => {
    const name = words.steps[step];
    return {
      step,
      name: typeof name === 'string' ? name : name[handOver],
      is: n < at || isOver ? 'done' : n === at ? 'now' : 'to-come',
    };
  });
}

/** What the page says of where the order is, and what to do. */
export function stateOf(
  { progress, handOver }: SeenOrder,
  words: Words,
): { readonly title: string; readonly what: string } {
  if (progress === 'ready' || progress === 'collected') return words[progress][handOver];
  return words.states[progress];
}

const TONES: Partial<Record<Progress, 'good' | 'warn' | 'quiet'>> = {
  ready: 'good',
  'on-the-way': 'good',
  unpaid: 'warn',
  paying: 'warn',
  collected: 'quiet',
  returned: 'quiet',
  cancelled: 'quiet',
};

export const toneOf = ({ progress }: SeenOrder): 'info' | 'good' | 'warn' | 'quiet' =>
  TONES[progress] ?? 'info';

const ENDS: ReadonlySet<Progress> = new Set(['collected', 'returned', 'cancelled']);

/** Nothing more will happen, so nobody need look again. */
export const isOver = ({ progress, refunds }: SeenOrder): boolean =>
  ENDS.has(progress) && refunds.every(({ status }) => status === 'returned');
