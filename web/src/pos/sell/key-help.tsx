import type { JSX } from 'preact';
import { text } from '../../i18n/language.ts';
import { Dialog } from '../../ui/dialog.tsx';

/** The whole sale by keyboard, as `sell-keys.ts`, `pay-keys.ts` and the rail have it. */
export function KeyHelp({ onClose }: { onClose: () => void }): JSX.Element {
  const words = text().pos.keys;
  return (
    <Dialog title={words.title} onClose={onClose} class="pos-key-help">
      <dl>
        {words.list.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
