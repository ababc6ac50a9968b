let aheadMs = 0;

/** `Date` headers are whole seconds, and answers take a moment: less than this says nothing. */
const TELLING_MS = 2_000;

/** Screens have wrong clocks; the server's, in the `date` of its answers, is the one that counts. */
export function learnClock(response: Response): void {
  const date = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(date)) return;
  const ahead = date - Date.now();
  aheadMs = Math.abs(ahead) > TELLING_MS ? ahead : 0;
}

/** Milliseconds since 1970, as the server counts them: to compare with instants of its answers. */
export const serverNow = (): number => Date.now() + aheadMs;
