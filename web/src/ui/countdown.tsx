import type { JSX } from 'preact';
import { clock } from '../live/clock.ts';

/** Minutes and seconds that are left until an instant of the server's, to look at. */
export function Countdown({ until }: { until: number }): JSX.Element {
  const seconds = Math.max(0, Math.ceil((until - clock.value) / 1_000));
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span class="ui-number" role="timer" aria-live="off">
      {text}
    </span>
  );
}
