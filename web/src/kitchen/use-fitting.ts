import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { larger, ONE_CELL, type Span } from './pages.ts';

/** How much room there is for tickets, in their own type size. */
export interface Room {
  readonly grid: Span;
  /** Too small for a grid: tickets under each other, as high as they are. */
  readonly isList: boolean;
  /** Changes with everything that text is laid out by. */
  readonly name: string;
}

/** Of the type in which lines are written: a dish of eight characters fits, and five of its lines. */
const CELL = { width: 11.5, height: 13 } as const;
const NARROW_PX = 640;

function roomIn(element: HTMLElement): Room {
  const { clientWidth: width, clientHeight: height } = element;
  const type = Number.parseFloat(getComputedStyle(element).fontSize);
  const columns = Math.max(1, Math.floor(width / (type * CELL.width)));
  const rows = Math.floor(height / (type * CELL.height));
  return {
    grid: { columns, rows: Math.max(1, rows) },
    isList: window.innerWidth < NARROW_PX || rows < 1,
    name: `${width}x${height}/${type}`,
  };
}

/** Measures the element that holds the tickets, now and whenever its size or its type changes. */
export function useRoom(ref: RefObject<HTMLElement | null>): Room | undefined {
  const [room, setRoom] = useState<Room | undefined>(undefined);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = (): void => {
      const now = roomIn(element);
      setRoom((before) => (before?.name === now.name ? before : now));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  return room;
}

export interface Fitting {
  readonly spanOf: (key: string, content: string) => Span;
}

/**
 * Gives each ticket the smallest place that shows all of it: measured after it is drawn, and drawn
 * again before anybody sees it. No line of a ticket is ever out of sight on a full screen.
 */
export function useFitting(ref: RefObject<HTMLElement | null>, room: Room | undefined): Fitting {
  const [spans, setSpans] = useState<ReadonlyMap<string, { content: string; span: Span }>>(
    new Map(),
  );
  useLayoutEffect(() => {
    if (room === undefined || room.isList) return;
    const grown = new Map(spans);
    for (const card of ref.current?.querySelectorAll<HTMLElement>('[data-ticket]') ?? []) {
      const { ticket: key = '', content = '' } = card.dataset;
      const body = card.querySelector('.kds-lines');
      const before = spans.get(key);
      const span = before?.content === content ? before.span : ONE_CELL;
      const next = body !== null && isCut(body) ? larger(span, room.grid) : undefined;
      if (next !== undefined) grown.set(key, { content, span: next });
    }
    if (isChanged(spans, grown)) setSpans(grown);
  });
  return {
    spanOf: (key, content) => {
      const known = spans.get(key);
      return known?.content === content ? known.span : ONE_CELL;
    },
  };
}

const isCut = ({ scrollHeight, clientHeight, scrollWidth, clientWidth }: Element): boolean =>
  scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1;

const isChanged = <V>(before: ReadonlyMap<string, V>, after: ReadonlyMap<string, V>): boolean =>
  [...after].some(([key, value]) => before.get(key) !== value);
