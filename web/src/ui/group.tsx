import type { ComponentChildren, JSX } from 'preact';

export interface GroupProps {
  /** What they are together, for who cannot see it. */
  readonly label: string;
  readonly children: ComponentChildren;
  readonly class?: string;
}

/** Buttons that belong together. */
export function Group({ label, children, class: name }: GroupProps): JSX.Element {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row everywhere.
    <div class={name} role="group" aria-label={label}>
      {children}
    </div>
  );
}
