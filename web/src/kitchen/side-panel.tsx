import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';

export interface SidePanelProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** Stands beside the tickets, which stay in reach. */
export function SidePanel({ title, onClose, children }: SidePanelProps): JSX.Element {
  const titleId = useId();
  return (
    <aside class="kds-panel" aria-labelledby={titleId}>
      <header>
        <h2 id={titleId}>{title}</h2>
        <Button look="quiet" label={text().common.close} onPress={onClose}>
          ✕
        </Button>
      </header>
      {children}
    </aside>
  );
}
