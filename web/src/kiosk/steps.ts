import type { Seen } from '../live/steps.ts';
import type { Flow, Step } from './flow.ts';

/** What the kiosk shows, in the words of sales data; the attract screen is nobody's. */
const STEPS: Readonly<Record<Exclude<Step, 'attract'>, Seen['step']>> = {
  fulfilment: 'start',
  menu: 'menu',
  cart: 'cart',
  pay: 'checkout',
  done: 'done',
};

const ORDER: readonly Step[] = ['attract', 'fulfilment', 'menu', 'cart', 'pay', 'done'];

/** What somebody did where the flow went on, and whether they have gone. */
export interface Told {
  readonly seen?: Seen;
  readonly isOver?: true;
}

export function stepOfFlow(before: Flow | undefined, after: Flow): Told {
  if (after.step === 'attract') {
    // Who has paid may go; who was not there has not gone.
    const isNobody = before === undefined || before.step === 'attract';
    if (isNobody || before.step === 'done') return { isOver: true };
    return { seen: { step: 'abandoned' }, isOver: true };
  }
  if (before?.step === after.step) return {};
  const isBack = before !== undefined && ORDER.indexOf(before.step) > ORDER.indexOf(after.step);
  return { seen: { step: STEPS[after.step], isBack } };
}
