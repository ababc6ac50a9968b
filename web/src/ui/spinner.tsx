import type { JSX } from 'preact';

export function Spinner({ label }: { label: string }): JSX.Element {
  return (
    <div role="status">
      <div class="ui-spinner" aria-hidden="true" />
      <span class="ui-heard">{label}</span>
    </div>
  );
}
