/** What the service worker does with a request; `leave` is the network's alone. */
export type RequestKind = 'shell' | 'asset' | 'menu' | 'picture' | 'leave';

/** What of a request decides it. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly mode: string;
  readonly headers: { has(name: string): boolean };
}

/** With what is popular of it. */
const MENU = /^\/v1\/stores\/[^/]+\/(?:menu|popular)$/;
const PICTURE = /^\/v1\/stores\/[^/]+\/images\/[^/]+$/;

/**
 * Only what anybody may see is kept: a request that says who asks is never even looked at, nor any
 * other of the API, so that no answer about an order or about money can be an old one.
 */
export function kindOf({ method, url, mode, headers }: Asked, origin: string): RequestKind {
  const { origin: asked, pathname } = new URL(url);
  if (method !== 'GET' || asked !== origin || headers.has('authorization')) return 'leave';
  if (mode === 'navigate') return 'shell';
  if (pathname.startsWith('/assets/')) return 'asset';
  if (PICTURE.test(pathname)) return 'picture';
  return MENU.test(pathname) ? 'menu' : 'leave';
}
