import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { Button } from './button.tsx';

export interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Escape, and the button in the corner. Without it the dialog has to be answered. */
  readonly onClose?: () => void;
  readonly class?: string;
}

/** The browser's own modal dialog: it holds the focus, and gives it back. Shown while rendered. */
export function Dialog({ title, children, onClose, class: name = '' }: DialogProps): JSX.Element {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
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
