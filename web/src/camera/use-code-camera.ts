import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type CodesWanted, watchForCode } from './watch-codes.ts';

/** Films while it is rendered. `isUnable`: there is no camera, or nobody may use it. */
export function useCodeCamera(
  wanted: CodesWanted,
  onCode: (code: string) => void,
): { readonly video: RefObject<HTMLVideoElement | null>; readonly isUnable: boolean } {
  const video = useRef<HTMLVideoElement>(null);
  const [isUnable, setUnable] = useState(false);
  useEffect(() => {
    const ending = new AbortController();
    if (video.current === null) return;
    watchForCode(video.current, wanted, ending.signal)
      .then((code) => code !== undefined && onCode(code))
      .catch(() => {
        if (!ending.signal.aborted) setUnable(true);
      });
    return () => ending.abort();
  }, []);
  return { video, isUnable };
}
