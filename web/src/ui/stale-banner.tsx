import type { ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { Banner } from './banner.tsx';

/** Never show old things as if they were new. */
export function StaleBanner({ seconds }: { seconds: ReadonlySignal<number> }): JSX.Element | null {
  if (seconds.value === 0) return null;
  return (
    <Banner tone="bad">
      <strong aria-live="off">{text().common.stale(seconds.value)}</strong>
    </Banner>
  );
}
