import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { Button } from './button.tsx';

export interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Escape, and the button in the corner. Without it the dialog has to be answered. */
  readonly onClose?: () => void;
  /** Somebody types at once: the first field has the focus, instead of the button in the corner. */
  readonly typing?: boolean;
  readonly class?: string;
}

/** The browser's own modal dialog: it holds the focus, and gives it back. Shown while rendered. */
export function Dialog(props: DialogProps): JSX.Element {
  const { title, children, onClose, typing = false, class: name = '' } = props;
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Before it is painted: who types at once types into it, and not into what lies under it.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    if (typing) dialog?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      class={`ui-dialog ${name}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <header>
        <h2 id={titleId}>{title}</h2>
        {onClose && (
          <Button look="quiet" label={text().common.close} onPress={onClose}>
            ✕
          </Button>
        )}
      </header>
      {children}
    </dialog>
  );
}
