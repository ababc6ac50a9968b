import { computed, type ReadonlySignal } from '@preact/signals';
import { language } from '../i18n/language.ts';
import { isOnline } from './online.ts';
import { recordSteps, type Steps, type ToldSteps } from './steps.ts';

/** What browsers take to be large print. */
const LARGE_PX = 17;
const WISHES = ['(prefers-contrast: more)', '(forced-colors: active)', '(prefers-reduced-motion)'];

const fits = (query: string): boolean => matchMedia(query).matches;

/** Large print, high contrast, or less motion. In a media query, 1em is what the reader has chosen. */
function isAccessible(): boolean {
  const isLarge = !fits(`(min-width: ${innerWidth / LARGE_PX}em)`);
  const isZoomed = (visualViewport?.scale ?? 1) > 1;
  return isLarge || isZoomed || WISHES.some(fits);
}

/**
 * Steps that go to the API in passing: whatever fails is lost without a word.
 * @param staleSeconds for how long the API has not answered
 */
export function tellSteps(
  send: (body: ToldSteps) => Promise<unknown>,
  staleSeconds: ReadonlySignal<number>,
): Steps {
  const steps = recordSteps({
    now: () => performance.now(),
    newId: () => crypto.randomUUID(),
    reading: () => ({ language: language.peek(), isAccessible: isAccessible() }),
    send: (body) => void send(body).catch(() => undefined),
  });
  addEventListener('pagehide', steps.flush);
  // Not in the effect: what is sent there reads signals of its own.
  computed(() => !isOnline.value || staleSeconds.value > 0).subscribe(steps.away);
  return steps;
}
