import type { JSX } from 'preact';

/** Drawn in lines on a field of 24 by 24, so that they stay sharp on a wall and need no font. */
const PATHS = {
  sound: 'M4 9v6h4l5 4V5L8 9H4Zm13-1a6 6 0 0 1 0 8m2.5-11a10 10 0 0 1 0 14',
  silent: 'M4 9v6h4l5 4V5L8 9H4Zm13 0 5 6m0-6-5 6',
  clock: 'M12 3a9 9 0 1 0 .01 0ZM12 7v5l3.5 2',
  alert: 'M12 3 2 20h20L12 3Zm0 6v5m0 3v.5',
  plate: 'M12 5a7 7 0 1 0 .01 0Zm0 3.5a3.5 3.5 0 1 0 .01 0ZM2 4v16M22 4v16',
  bag: 'M5 8h14l1 13H4L5 8Zm3 0V7a4 4 0 0 1 8 0v1',
  bike: 'M6 14a4 4 0 1 0 .01 0Zm12 0a4 4 0 1 0 .01 0ZM6 18l4-8h6l2 8m-8-8 4 8m-1-12h3l1 4',
  check: 'M4 13l5 5L20 6',
  cross: 'M6 6l12 12M18 6 6 18',
  undo: 'M8 5 3 10l5 5M3 10h11a6 6 0 0 1 0 12h-3',
  list: 'M4 6h16M4 12h16M4 18h10',
  keys: 'M3 6h18v12H3V6Zm4 4h.01M11 10h.01M15 10h.01M8 14h8',
  hidden: 'M5 12h14m-6-6 6 6-6 6',
  offline:
    'M3 4l18 18M2 9a15 15 0 0 1 6-3.5M12 5a15 15 0 0 1 10 4M6 13a9 9 0 0 1 4-2.4m5 .7a9 9 0 0 1 3 1.7M12 19h.01',
  stove: 'M4 10h16M6 10v7a3 3 0 0 0 3 3h6a3 3 0 0 0 3-3v-7M9 3v3m3-3v3m3-3v3',
} as const satisfies Record<string, string>;

export type IconName = keyof typeof PATHS;

/** A picture beside words; who cannot see it misses nothing. */
export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="ui-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="2.2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
