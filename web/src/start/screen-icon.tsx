import type { JSX } from 'preact';
import type { ScreenName } from './screens.ts';

const SHAPES: Readonly<Record<ScreenName | 'table' | 'wallet', string>> = {
  kiosk: 'M8 3h16v20H8zM12 8h8M12 12h8M12 16h5M16 23v6M10 29h12',
  pos: 'M4 6h24v14H4zM9 27h14M16 20v7M9 11h6M9 15h4M20 11h4M20 15h4',
  kitchen: 'M9 26h14v-8a6 6 0 1 0-4-10 6 6 0 0 0-10 3 5 5 0 0 0 0 7zM9 22h14',
  board: 'M3 6h26v18H3zM8 12h6M8 18h6M19 12h5M19 18h5M12 28h8',
  table: 'M4 12h24M8 12v15M24 12v15M12 12a4 4 0 0 1 8 0',
  wallet: 'M9 3h14v26H9zM13 9h6v6h-6zM14 25h4M13 19h6',
  devices: 'M4 7h16v12H4zM8 24h8M12 19v5M23 11h6v16h-6zM26 24h.1',
  dashboard: 'M4 27h24M7 27v-7M13 27V13M19 27v-9M25 27V7M7 14l6-6 6 4 6-8',
};

/** Decoration: the words beside it say the same. */
export function ScreenIcon({ of }: { of: keyof typeof SHAPES }): JSX.Element {
  return (
    <svg class="start-icon" viewBox="0 0 32 32" aria-hidden="true">
      <path d={SHAPES[of]} />
    </svg>
  );
}
