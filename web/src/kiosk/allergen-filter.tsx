import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { AllergenIcon } from './allergen-icon.tsx';
import { allergensOnMenu } from './allergens.ts';
import type { Session } from './session.ts';

/** What the customer must not eat: dishes with it are taken out of the list. */
export function AllergenFilter(props: { session: Session; onClose: () => void }): JSX.Element {
  const { session, onClose } = props;
  const { kiosk, menu } = text();
  const { avoided } = session;
  const toggle = (name: string): void => {
    const next = new Set(avoided.value);
    if (!next.delete(name)) next.add(name);
    avoided.value = next;
  };
  return (
    <Dialog title={kiosk.avoidTitle} class="kiosk-filter" onClose={onClose}>
      <p>{kiosk.avoidHint}</p>
      <ul class="kiosk-filter-list">
        {allergensOnMenu(session.items.value).map((name) => (
          <li key={name}>
            <Button pressed={avoided.value.has(name)} onPress={() => toggle(name)}>
              <AllergenIcon name={name} />
              {menu.allergen[name] ?? name}
              <span class="kiosk-filter-mark" aria-hidden="true">
                {avoided.value.has(name) ? '✕' : ''}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <p class="kiosk-hint">{kiosk.allergyWarning}</p>
      <Button look="primary" size="large" onPress={onClose}>
        {text().common.done}
      </Button>
    </Dialog>
  );
}
