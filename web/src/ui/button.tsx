import type { ComponentChildren, JSX } from 'preact';

export interface ButtonProps {
  readonly children: ComponentChildren;
  /** Left out where the form that it submits says what happens. */
  readonly onPress?: () => void;
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'large';
  /** Why it does nothing now: it stays reachable, and says so. */
  readonly unable?: string | undefined;
  /** What it is called where its content does not say so. */
  readonly label?: string;
  readonly pressed?: boolean;
  readonly type?: 'button' | 'submit';
  readonly class?: string;
}

export function Button(props: ButtonProps): JSX.Element {
  const { children, onPress, look = 'plain', size = 'normal', unable, label, pressed } = props;
  return (
    <button
      type={props.type ?? 'button'}
      class={`ui-button ${props.class ?? ''}`}
      data-look={look}
      data-size={size}
      aria-disabled={unable !== undefined}
      title={unable}
      aria-label={label}
      aria-pressed={pressed}
      onClick={() => {
        if (unable === undefined) onPress?.();
      }}
    >
      {children}
    </button>
  );
}
