import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { clock } from '../live/clock.ts';
import { layoutOf, pageAt, type Room } from './board-layout.ts';

export interface NumberWallProps {
  readonly numbers: readonly string[];
  readonly isFresh: (number: string) => boolean;
  readonly pageOf: (now: number, of: number) => string;
}

/** Long enough to find one's own number. */
const PAGE_MS = 8_000;

/** Numbers as large as they can be. */
export function NumberWall({ numbers, isFresh, pageOf }: NumberWallProps): JSX.Element {
  const ref = useRef<HTMLDivElement>(null);
  const room = useSize(ref);
  const longest = Math.max(1, ...numbers.map((number) => number.length));
  const layout = layoutOf(numbers.length, longest, room);
  const turn = layout.pages > 1 ? Math.floor(clock.value / PAGE_MS) : 0;
  const { columns, type, pages } = layout;
  return (
    <div class="board-wall" ref={ref}>
      <ul
        class="board-numbers ui-number"
        style={{ fontSize: `${type}px`, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      >
        {pageAt(numbers, layout, turn).map((number) => (
          <li key={number} data-fresh={isFresh(number)}>
            <span>{number}</span>
          </li>
        ))}
      </ul>
      {pages > 1 && <p class="board-page ui-number">{pageOf((turn % pages) + 1, pages)}</p>}
    </div>
  );
}

function useSize(ref: { readonly current: HTMLElement | null }): Room {
  const [room, setRoom] = useState<Room>({ width: 1, height: 1 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      setRoom((before) =>
        before.width === width && before.height === height ? before : { width, height },
      );
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  return room;
}
