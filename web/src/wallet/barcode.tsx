import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { code128 } from './code128.ts';

export function Barcode({ digits, label }: { digits: string; label: string }): JSX.Element {
  const { bars, width } = useMemo(() => code128(digits), [digits]);
  const path = bars.map((bar) => `M${bar.x} 0h${bar.width}v40h-${bar.width}z`).join('');
  return (
    <svg
      class="wallet-barcode"
      viewBox={`0 0 ${width} 40`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path d={path} shape-rendering="crispEdges" />
    </svg>
  );
}
