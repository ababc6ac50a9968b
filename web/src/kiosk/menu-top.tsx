import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';
import { LanguageChoice } from '../ui/language-choice.tsx';
import type { Session } from './session.ts';

/** Where the order is served, the search, and what must not be in it. */
export function MenuTop(props: { session: Session; onFilter: () => void }): JSX.Element {
  const { session, onFilter } = props;
  const { kiosk, common } = text();
  const { fulfilment, tableNumber } = session.flow.value;
  const avoided = session.avoided.value.size;
  const searchId = useId();
  const where = fulfilment === 'takeout' ? kiosk.takeout : kiosk.servedAt(tableNumber);
  return (
    <header class="kiosk-top">
      <h1 class="ui-heard" tabIndex={-1}>
        {kiosk.menuTitle}
      </h1>
      <Button look="quiet" onPress={() => session.go({ kind: 'back' })}>
        <span aria-hidden="true">‹</span>
        {common.back}
      </Button>
      <p class="kiosk-where">{where}</p>
      <div class="kiosk-top-languages">
        <LanguageChoice keep={false} />
      </div>
      <div class="kiosk-search">
        <label for={searchId} class="ui-heard">
          {kiosk.search}
        </label>
        <input
          id={searchId}
          type="search"
          autocomplete="off"
          enterkeyhint="search"
          placeholder={kiosk.search}
          value={session.search.value}
          onInput={(event) => {
            session.search.value = event.currentTarget.value;
          }}
        />
        <Button pressed={avoided > 0} onPress={onFilter}>
          {avoided > 0 ? kiosk.avoiding(avoided) : kiosk.avoid}
        </Button>
      </div>
    </header>
  );
}
