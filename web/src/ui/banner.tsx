import type { ComponentChildren, JSX } from 'preact';

export interface BannerProps {
  readonly tone?: 'info' | 'good' | 'warn' | 'bad';
  readonly children: ComponentChildren;
}

/** Something to know. What is bad interrupts who listens; the rest waits for a pause. */
export function Banner({ tone = 'info', children }: BannerProps): JSX.Element {
  return (
    <div class="ui-banner" data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
