import { type ReadonlySignal, signal } from '@preact/signals';
import { anybody } from '../api/anybody.ts';
import { language } from '../i18n/language.ts';
import { ifNoneMatch, lookAt } from '../live/look.ts';
import { type Polled, poll } from '../live/poll.ts';
import type { Menu } from './menu.ts';

/** The published menu of a store, kept current, in the language of now. */
export interface LiveMenu {
  readonly menu: ReadonlySignal<Menu | undefined>;
  readonly staleSeconds: ReadonlySignal<number>;
  /** Why there is none: no store of that name, nothing published yet. */
  readonly refusal: Polled<Menu>['refusal'];
  now(): void;
  stop(): void;
}

/** What is sold out is seen within this, which is as long as the API lets a menu be kept. */
const EVERY_MS = 4_000;

/** @param everyMs Longer where nobody buys from it. */
export function liveMenu(storeId: string, everyMs = EVERY_MS): LiveMenu {
  // The old language stays on the screen until the new one has come.
  const menu = signal<Menu | undefined>(undefined);
  const staleSeconds = signal(0);
  const refusal = signal<Polled<Menu>['refusal']['value']>(undefined);
  let polled: Polled<Menu> | undefined;
  let unwatch: (() => void)[] = [];
  const restart = (lang: string): void => {
    for (const end of unwatch) end();
    polled?.stop();
    const started = poll<Menu>({
      everyMs,
      idleMs: everyMs,
      look: (etag, aborted) =>
        lookAt(
          anybody.GET('/v1/stores/{storeId}/menu', {
            params: { path: { storeId }, query: { lang } },
            signal: aborted,
            ...ifNoneMatch(etag),
          }),
        ),
    });
    polled = started;
    unwatch = [
      started.value.subscribe((now) => {
        if (now !== undefined) menu.value = now;
      }),
      started.staleSeconds.subscribe((seconds) => {
        staleSeconds.value = seconds;
      }),
      started.refusal.subscribe((now) => {
        refusal.value = now;
      }),
    ];
  };
  const unlisten = language.subscribe(restart);
  return {
    ...{ menu, staleSeconds, refusal },
    now: () => polled?.now(),
    stop: () => {
      unlisten();
      for (const end of unwatch) end();
      polled?.stop();
    },
  };
}
