import type { ComponentChildren, JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { QrCode } from '../ui/qr-code.tsx';

export interface CodeCardProps {
  readonly name: string;
  readonly code: string;
  /** What a guest does with it; printed too. */
  readonly how: string;
  /** What stands below, on the screen alone. */
  readonly children: ComponentChildren;
}

/** A code to stand on a table or a counter: on paper a card of its own. */
export function CodeCard({ name, code, how, children }: CodeCardProps): JSX.Element {
  return (
    <li class="ui-card devices-code">
      <h3>{name}</h3>
      <QrCode text={code} label={text().devices.codeOf(name)} />
      <p>{how}</p>
      <div class="devices-hide-print devices-code-below">{children}</div>
    </li>
  );
}
