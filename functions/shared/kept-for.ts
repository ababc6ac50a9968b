interface Kept<T> {
  readonly at: number;
  readonly value: Promise<T>;
}

const MOST = 100;

/** What a sandbox asks for at most once in so long, for each key; a failure is not kept. */
export function keptFor<T>(
  ms: number,
  now: () => number,
): (key: string, ask: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, Kept<T>>();
  return async (key, ask) => {
    const at = now();
    const known = kept.get(key);
    if (known && at >= known.at && at - known.at < ms) return await known.value;
    const value = ask();
    kept.delete(key);
    kept.set(key, { at, value });
    const [oldest] = kept.keys();
    if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    value.catch(() => kept.delete(key));
    return await value;
  };
}
