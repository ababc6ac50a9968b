import type { Seen } from '../live/steps.ts';
import type { View } from './view.ts';

/** What of a till tells how far its sale is. */
export interface SaleAtTill {
  readonly lines: number;
  /** The ticket was sent, to become an order. */
  readonly isSent: boolean;
  readonly view: View['name'];
}

/** What was done, and whether a sale began before it or ended after it. */
export interface Told {
  readonly seen?: Seen;
  readonly isNew?: true;
  readonly isOver?: true;
}

/** From the first line to the money. That it is there, only what shows it can tell. */
export function stepOfTill(before: SaleAtTill, after: SaleAtTill): Told {
  const [wasPaying, isPaying] = [before.view === 'pay', after.view === 'pay'];
  if (isPaying && !wasPaying) return { seen: { step: 'pay' } };
  if (wasPaying && !isPaying) {
    return after.lines > 0 ? { seen: { step: 'cart', isBack: true } } : { isOver: true };
  }
  // An order that is taken back to be changed is on the ticket before the ticket is seen.
  if (isPaying) return {};
  if (before.lines === 0 && after.lines > 0) return { seen: { step: 'start' }, isNew: true };
  if (after.isSent && !before.isSent) return { seen: { step: 'checkout' } };
  const isGone = before.lines > 0 && after.lines === 0;
  return isGone && !before.isSent ? { seen: { step: 'abandoned' }, isOver: true } : {};
}
