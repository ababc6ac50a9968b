import { computed } from '@preact/signals';
import type { Screen } from '../device/screen.ts';
import { tellSteps } from '../live/tell-steps.ts';
import { type SaleAtTill, stepOfTill } from './steps.ts';
import type { Till } from './till.ts';

/** Tells how sales go at this till, in its own name: of nobody who sells, and of nobody who buys. */
export function tellTillSteps({ api }: Screen, { ticket, view, menu, seen }: Till): void {
  const steps = tellSteps(
    (body) => api.POST('/v1/screen-steps', { body, keepalive: true }),
    menu.staleSeconds,
  );
  const sale = computed((): SaleAtTill => {
    const { lines, key } = ticket.ticket.value;
    return { lines: lines.length, isSent: key !== undefined, view: view.value.name };
  });
  let before = sale.peek();
  sale.subscribe((after) => {
    const told = stepOfTill(before, after);
    before = after;
    if (told.isNew) steps.end();
    if (told.seen) steps.note(told.seen);
    if (told.isOver) steps.end();
  });
  seen.subscribe((now) => now && steps.note(now));
}
