import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { larger, type Span } from './pages.ts';

/** How much room there is for tickets, in their own type size. */
export interface Room {
  readonly grid: Span;
  /** Too small for a grid: tickets under each other, as high as they are. */
  readonly isList: boolean;
  /** Changes with everything that text is laid out by. */
  readonly name: string;
}

/** Of the type in which lines are written: a dish of eight characters fits beside its number. */
const COLUMN_EM = 11.5;
const ROW_EM = 0.7;
/** A head, a dish and the button. */
const LEAST: Span = { columns: 1, rows: 9 };
const LEAST_ROWS_OF_SCREEN = 18;
const NARROW_PX = 640;

function roomIn(element: HTMLElement, fonts: number): Room {
  const { clientWidth: width, clientHeight: height } = element;
  const type = Number.parseFloat(getComputedStyle(element).fontSize);
  const columns = Math.max(1, Math.floor(width / (type * COLUMN_EM)));
  const rows = Math.floor(height / (type * ROW_EM));
  return {
    grid: { columns, rows: Math.max(LEAST.rows, rows) },
    isList: window.innerWidth < NARROW_PX || rows < LEAST_ROWS_OF_SCREEN,
    name: `${width}x${height}/${type}/${fonts}`,
  };
}

/** How often a font has come since the page is open: Chinese ones come in parts, as they are needed. */
function useFonts(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const onFont = (): void => setCount((before) => before + 1);
    document.fonts.addEventListener('loadingdone', onFont);
    return () => document.fonts.removeEventListener('loadingdone', onFont);
  }, []);
  return count;
}

/** Measures the element that holds the tickets, whenever its size, its type or a font changes. */
export function useRoom(ref: RefObject<HTMLElement | null>): Room | undefined {
  const [room, setRoom] = useState<Room | undefined>(undefined);
  const fonts = useFonts();
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = (): void => {
      const now = roomIn(element, fonts);
      setRoom((before) => (before?.name === now.name ? before : now));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [fonts]);
  return room;
}

export interface Fitting {
  readonly spanOf: (key: string, content: string) => Span;
  /** False while it is drawn once more, before anybody sees it. For layout effects. */
  readonly isSettled: () => boolean;
}

/**
 * Gives each ticket the smallest place that shows all of it: measured after it is drawn, and drawn
 * again before anybody sees it. No line of a ticket is ever out of sight on a full screen.
 */
export function useFitting(ref: RefObject<HTMLElement | null>, room: Room | undefined): Fitting {
  const [spans, setSpans] = useState<ReadonlyMap<string, { content: string; span: Span }>>(
    new Map(),
  );
  const spanOf = (key: string, content: string): Span => {
    const known = spans.get(key);
    return known?.content === content ? known.span : LEAST;
  };
  const isGrowing = useRef(false);
  useLayoutEffect(() => {
    isGrowing.current = false;
    const grid = ref.current;
    if (grid === null || room === undefined || room.isList) return;
    const grown = new Map(spans);
    const rowPx = grid.clientHeight / room.grid.rows;
    for (const card of grid.querySelectorAll<HTMLElement>('[data-ticket]')) {
      const { ticket: key = '', content = '' } = card.dataset;
      const missing = Math.ceil(missingPx(card.querySelector('.kds-lines')) / rowPx);
      if (missing === 0) continue;
      const span = larger(spanOf(key, content), missing, room.grid);
      if (span !== undefined) grown.set(key, { content, span });
    }
    isGrowing.current = [...grown].some(([key, value]) => spans.get(key) !== value);
    if (isGrowing.current) setSpans(grown);
  });
  return { spanOf, isSettled: () => !isGrowing.current };
}

/** How much of the lines is out of sight. */
function missingPx(lines: Element | null): number {
  if (lines === null) return 0;
  const { scrollHeight, clientHeight, scrollWidth, clientWidth } = lines;
  const px = Math.max(scrollHeight - clientHeight, scrollWidth - clientWidth);
  return px > 1 ? px : 0;
}
