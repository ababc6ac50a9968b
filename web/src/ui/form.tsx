import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface FormProps {
  readonly children: ComponentChildren;
  readonly onSubmit: () => void;
  readonly class?: string;
  /** Whoever opened it wants to type at once. */
  readonly typing?: boolean;
}

/** What Enter sends, and the button of type submit. The page stays where it is. */
export function Form({ children, onSubmit, class: name, typing = false }: FormProps): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    if (typing) form.current?.querySelector('input')?.focus();
  }, []);
  return (
    <form
      ref={form}
      class={name}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
