import { computed } from '@preact/signals';
import { anybody } from '../api/anybody.ts';
import { tellSteps } from '../live/tell-steps.ts';
import { stepOfPayment } from './steps.ts';
import type { TableVisit } from './table-visit.ts';

/** Tells what is done on this phone at the table, of nobody: also a guest who signed in is not named. */
export function tellTableSteps(visit: TableVisit, token: string): void {
  const params = { path: { token } };
  const steps = tellSteps(
    (body) => anybody.POST('/v1/tables/{token}/screen-steps', { params, body, keepalive: true }),
    visit.staleSeconds,
  );
  visit.phase.subscribe((phase) => {
    if (phase !== 'open') return;
    steps.end();
    steps.note({ step: 'start' });
  });
  visit.seen.subscribe((now) => now && steps.note(now));
  computed(() => stepOfPayment(visit.payment.value, visit.order.value)).subscribe((step) => {
    if (step === undefined) return;
    steps.note({ step });
    // Whoever stays for another dish is another visit.
    if (step === 'done') steps.end();
  });
}
