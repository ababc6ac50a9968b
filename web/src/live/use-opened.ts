import { useEffect, useState } from 'preact/hooks';

/** What takes a moment to open; undefined until then. Where it fails, the page is told by a throw. */
export function useOpened<T extends object>(open: () => Promise<T>, about: unknown): T | undefined {
  const [opened, set] = useState<{ readonly it?: T; readonly error?: unknown }>({});
  useEffect(() => {
    open().then(
      (it) => set({ it }),
      (error: unknown) => set({ error }),
    );
  }, [about]);
  if ('error' in opened) throw opened.error;
  return opened.it;
}
