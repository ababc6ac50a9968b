import { type ReadonlySignal, signal } from '@preact/signals';

/** What a page that opens without a network has. */
export interface Offline {
  /** A new version is here, and waits until nobody is in the middle of anything. */
  readonly isUpdateReady: ReadonlySignal<boolean>;
  /** Loads the new version. Call it where a reload disturbs nobody: the start of an idle screen. */
  takeUpdate(): void;
}

/** A screen that nobody reloads asks for a new version this often, and when its network is back. */
const LOOK_EVERY_MS = 10 * 60_000;

/**
 * Keeps what this page needs to open without a network, from its second visit on, and public menus and
 * pictures with it (web/src/offline). Where browsers do not offer that, the page works as before.
 */
export function keepOffline(): Offline {
  const isUpdateReady = signal(false);
  let registration: ServiceWorkerRegistration | undefined;
  const start = async (): Promise<void> => {
    registration = await navigator.serviceWorker.register('/sw.js', { scope: scopeOf() });
    watch(registration, () => {
      isUpdateReady.value = true;
    });
    const look = (): void => void registration?.update().catch(() => undefined);
    setInterval(look, LOOK_EVERY_MS);
    addEventListener('online', look);
  };
  // Not before the page itself has all it needs.
  const loaded = document.readyState === 'complete' ? Promise.resolve() : once(window, 'load');
  if ('serviceWorker' in navigator) void loaded.then(start).catch(() => undefined);
  return {
    isUpdateReady,
    takeUpdate() {
      if (!registration?.waiting) return;
      void once(navigator.serviceWorker, 'controllerchange').then(() => location.reload());
      registration.waiting.postMessage('take-over');
    },
  };
}

/** `/kiosk` also answers `/kiosk/`; below an alias like `/t/` are other pages than `/table`. */
function scopeOf(): string {
  const [, first = '', ...more] = location.pathname.split('/');
  return more.length > 0 && more[0] !== '' ? `/${first}/` : `/${first}`;
}

function watch(registration: ServiceWorkerRegistration, onReady: () => void): void {
  const isReady = (): boolean =>
    registration.waiting !== null && navigator.serviceWorker.controller !== null;
  if (isReady()) onReady();
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (isReady()) onReady();
    });
  });
}

const once = (target: EventTarget, event: string): Promise<void> =>
  new Promise((resolve) => {
    target.addEventListener(event, () => resolve(), { once: true });
  });
