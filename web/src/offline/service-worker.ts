import { keep, networkFirst } from './keep.ts';
import { kindOf } from './request-kind.ts';
import { shellOf } from './shell.ts';

declare const self: ServiceWorkerGlobalScope;

/** One worker a page, in a scope of its own: a till that is idle takes no kiosk out of its order. */
const { name, shell } = shellOf(self.registration.scope);
const OURS = `kuaican-shell-${name}-`;
const SHELL = OURS + shell.version;
const MOST = { assets: 160, menus: 8, pictures: 400 } as const;

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', ({ data }) => {
  // A page says so where nobody is in the middle of anything.
  if (data === 'take-over') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const kind = kindOf(request, self.location.origin);
  if (kind === 'shell') event.respondWith(page(request));
  if (kind === 'asset') event.respondWith(unchanging(request, 'assets'));
  if (kind === 'picture') event.respondWith(unchanging(request, 'pictures'));
  if (kind === 'menu') event.respondWith(menu(event));
});

async function install(): Promise<void> {
  const cache = await caches.open(SHELL);
  await Promise.all(
    [shell.page, ...shell.files].map(async (file) => {
      const isNamedByContent = file.startsWith('/assets/');
      const known = isNamedByContent ? await caches.match(file) : undefined;
      const answer =
        known ?? (await fetch(file, { cache: isNamedByContent ? 'default' : 'reload' }));
      if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
      await cache.put(file, answer);
    }),
  );
}

async function activate(): Promise<void> {
  const all = await caches.keys();
  const old = all.filter((cache) => cache.startsWith(OURS) && cache !== SHELL);
  await Promise.all(old.map((cache) => caches.delete(cache)));
  await self.clients.claim();
}

/** Its own address may hold a token or a number of an order, so it is kept under that of the page. */
async function page(request: Request): Promise<Response> {
  const { answer } = await networkFirst(request, async () =>
    (await caches.open(SHELL)).match(shell.page),
  );
  return answer;
}

async function unchanging(request: Request, into: 'assets' | 'pictures'): Promise<Response> {
  const known = await caches.match(request.url, { ignoreVary: true });
  if (known !== undefined) return known;
  const answer = await fetch(request);
  if (answer.ok && answer.type === 'basic') {
    await keep(await caches.open(`kuaican-${into}`), request.url, answer.clone(), MOST[into]);
  }
  return answer;
}

async function menu(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const cache = await caches.open('kuaican-menus');
  const kept = () => cache.match(request.url, { ignoreVary: true });
  const keepIt = (answer: Response): void => {
    if (answer.ok) event.waitUntil(keep(cache, request.url, answer.clone(), MOST.menus));
  };
  if (request.headers.has('if-none-match')) {
    // Who has a menu already must hear that the network fails: it says so on the screen.
    const answer = await fetch(request);
    keepIt(answer);
    // It came before this worker did.
    const isMissing = answer.status === 304 && (await kept()) === undefined;
    if (isMissing) event.waitUntil(fetch(request.url).then(keepIt));
    return answer;
  }
  const { answer, isFresh } = await networkFirst(request, kept);
  if (isFresh) keepIt(answer);
  return answer;
}
