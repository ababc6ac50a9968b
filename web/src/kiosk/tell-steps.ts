import { computed } from '@preact/signals';
import { tellSteps } from '../live/tell-steps.ts';
import type { Flow } from './flow.ts';
import type { Session } from './session.ts';
import { stepOfFlow } from './steps.ts';

/** Tells what is done at this kiosk, of nobody, for as long as the page is there. */
export function tellKioskSteps({ screen, live, flow, checkout, seen }: Session): void {
  const steps = tellSteps(
    (body) => screen.api.POST('/v1/screen-steps', { body, keepalive: true }),
    live.staleSeconds,
  );
  let before: Flow | undefined;
  flow.subscribe((after) => {
    const told = stepOfFlow(before, after);
    before = after;
    if (told.seen) steps.note(told.seen);
    if (told.isOver) steps.end();
  });
  seen.subscribe((now) => now && steps.note(now));
  const isPaying = computed(() => {
    const step = checkout.sale.value?.step.value.step;
    return step === 'starting' || step === 'paying';
  });
  isPaying.subscribe((now) => now && steps.note({ step: 'pay' }));
}
