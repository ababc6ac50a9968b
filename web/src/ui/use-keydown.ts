import { useLayoutEffect, useRef } from 'preact/hooks';

/** Listens from before the part is seen: the first key of who types at once is heard too. */
export function useKeydown(listener: (event: KeyboardEvent) => void): void {
  const latest = useRef(listener);
  latest.current = listener;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => latest.current(event);
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
