import type { DeviceKind } from './device-kind.ts';

/** The store of the demo that the page was opened for. */
export const demoStore = (): string | null => new URLSearchParams(location.search).get('demo');

/**
 * On one machine, the start page links screens with `?demo=<storeId>`; the local server then lets the
 * screen in, as staff of that store would. Nothing on AWS answers this path.
 */
export async function letInByDemo(code: string, role: DeviceKind): Promise<void> {
  const storeId = demoStore();
  if (storeId === null) return;
  await fetch('/local/approvals', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, storeId, role }),
  }).catch(() => undefined);
}
