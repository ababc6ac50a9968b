import type { JSX } from 'preact';

/** Drawn on 24 by 24, in the colour of the text around them. */
const PATHS = {
  sell: 'M5 3h14v18l-3-2-2 2-2-2-2 2-2-2-3 2zM8.5 8h7M8.5 12h7',
  orders: 'M4 6h2M4 12h2M4 18h2M9 6h11M9 12h11M9 18h11',
  cases: 'M12 3 2.5 20h19zM12 10v4M12 17v.5',
  drawer: 'M3 9h18v10H3zM6 9V4h12v5M9 14h6',
  more: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="pos-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
