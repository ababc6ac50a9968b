/** A screen that nobody reloads asks for a new version this often, and when its network is back. */
const LOOK_EVERY_MS = 10 * 60_000;
/** Nobody has touched the screen for so long: a new version disturbs nobody. */
const IDLE_MS = 60_000;
const TRY_EVERY_MS = 5_000;

/**
 * Keeps what this page needs to open without a network, and public menus and pictures with it
 * (web/src/offline). Where browsers do not offer that, the page works as before. A new version is there
 * with the next load; a screen that nobody loads anew takes it when nobody is there.
 * @param isIdle whether a reload now would take nothing out of anybody's hands
 */
export function keepOffline(isIdle: () => boolean): void {
  if (!('serviceWorker' in navigator)) return;
  // Not before the page itself has all it needs.
  const loaded = document.readyState === 'complete' ? Promise.resolve() : once(window, 'load');
  void loaded.then(() => start(isIdle)).catch(() => undefined);
}

async function start(isIdle: () => boolean): Promise<void> {
  const registration = await navigator.serviceWorker.register('/sw.js', { scope: scopeOf() });
  const look = (): void => void registration.update().catch(() => undefined);
  setInterval(look, LOOK_EVERY_MS);
  addEventListener('online', look);
  let touchedAt = Date.now();
  for (const touch of ['pointerdown', 'keydown']) {
    addEventListener(touch, () => {
      touchedAt = Date.now();
    });
  }
  setInterval(() => {
    const { waiting } = registration;
    // Without a controller, the page is of no version yet.
    if (!waiting || !navigator.serviceWorker.controller) return;
    if (Date.now() - touchedAt < IDLE_MS || !isIdle()) return;
    void once(navigator.serviceWorker, 'controllerchange').then(() => location.reload());
    waiting.postMessage('take-over');
  }, TRY_EVERY_MS);
}

/** `/kiosk` also answers `/kiosk/`; below an alias like `/t/` are other pages than `/table`. */
function scopeOf(): string {
  const [, first = '', ...more] = location.pathname.split('/');
  return more.length > 0 && more[0] !== '' ? `/${first}/` : `/${first}`;
}

const once = (target: EventTarget, event: string): Promise<void> =>
  new Promise((resolve) => {
    target.addEventListener(event, () => resolve(), { once: true });
  });
