import { useEffect, useMemo } from 'preact/hooks';
import type { Polled } from '../live/poll.ts';

/** Polls for as long as the component is there; another `about` begins anew. */
export function usePolled<T>(begin: () => Polled<T>, about: string): Polled<T> {
  const polled = useMemo(begin, [about]);
  useEffect(() => () => polled.stop(), [polled]);
  return polled;
}
