import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** So long a ticket has to be before somebody's eyes. */
const LOOK_MS = 2_000;
/** Of the ticket: less of it is no sight of it. */
const PART = 0.6;

/**
 * Tells that a ticket was really shown: on the page that is open, for a moment, on a screen that is on.
 * A ticket on another page, or behind another window, was not seen.
 */
export function useSeen(
  ref: RefObject<HTMLElement | null>,
  isAsked: boolean,
  onSeen: () => void,
): void {
  useEffect(() => {
    const element = ref.current;
    if (!isAsked || element === null) return;
    let isOnScreen = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      clearTimeout(timer);
      if (isOnScreen && !document.hidden) timer = setTimeout(onSeen, LOOK_MS);
    };
    const observer = new IntersectionObserver(
      ([entry]) => {
        isOnScreen = entry?.isIntersecting === true;
        look();
      },
      { threshold: PART },
    );
    observer.observe(element);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('visibilitychange', look);
    };
  }, [isAsked]);
}
