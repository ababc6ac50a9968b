import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface ViewProps {
  readonly title: string;
  readonly hint?: string;
  readonly class: string;
  readonly children: ComponentChildren;
}

/** A step of its own: whoever listens hears its title first, and keys begin at its top. */
export function View({ title, hint, class: name, children }: ViewProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  // Before it is seen: a key pressed at once must not lose its place.
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return (
    <main class={`kiosk-view ${name}`}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {hint !== undefined && <p class="kiosk-hint">{hint}</p>}
      {children}
    </main>
  );
}
