import type { Paper, Theme } from './charts/chart.ts';

const NARROW_REM = 34;
const SERIES = ['1', '2', '3', '4', '5', '6'] as const;

/** The tokens as they are now, and the size of text that the reader has chosen. */
export function paperOf(width: number): Paper {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const rem = Number.parseFloat(style.fontSize) || 16;
  const theme: Theme = {
    font: token('--font'),
    ...{ ink: token('--ink'), quiet: token('--quiet') },
    ...{ line: token('--line'), card: token('--card') },
    series: SERIES.map((name) => token(`--series-${name}`)),
    scale: [token('--paper'), token('--scale-middle'), token('--brand-strong')],
  };
  return {
    theme,
    width,
    size: rem * 0.875,
    isNarrow: width < NARROW_REM * rem,
    isMoving: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  };
}
