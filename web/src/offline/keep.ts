/** A browser's cache, as far as this goes: its keys are in the order in which they were put last. */
export interface Shelf {
  delete(key: Request | string): Promise<boolean>;
  put(key: Request | string, answer: Response): Promise<void>;
  keys(): Promise<readonly (Request | string)[]>;
}

/**
 * Keeps the newest answers that fit; what came first goes first. Without its date: pages learn the time
 * from that of an answer, and this one may be read days later.
 */
export async function keep(cache: Shelf, url: string, answer: Response, most: number) {
  const headers = new Headers(answer.headers);
  headers.delete('date');
  await cache.put(url, new Response(answer.body, { headers }));
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - most)).map((old) => cache.delete(old)));
}

/** How long the network may take, once there is something else to show. */
const PATIENCE_MS = 3_000;

/** What the network says; where it says nothing in time, or only that it is unwell, what is kept. */
export async function networkFirst(
  request: Request,
  kept: () => Promise<Response | undefined>,
): Promise<{ readonly answer: Response; readonly isFresh: boolean }> {
  const old = kept();
  const network = fetch(request);
  // It may fail when nobody waits for it any more.
  network.catch(() => undefined);
  const patience = new Promise<undefined>((resolve) =>
    setTimeout(async () => {
      if ((await old) !== undefined) resolve(undefined);
    }, PATIENCE_MS),
  );
  try {
    const answer = await Promise.race([network, patience]);
    if (answer !== undefined && answer.status < 500) return { answer, isFresh: true };
  } catch {
    // No network: the next line is for that.
  }
  const found = await old;
  return found ? { answer: found, isFresh: false } : { answer: await network, isFresh: false };
}
