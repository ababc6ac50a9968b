import './attract.css';
import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { money } from '../i18n/money.ts';
import { type Item, said } from '../menu/menu.ts';
import { LanguageChoice } from '../ui/language-choice.tsx';
import { showpieces } from './browse.ts';
import type { Session } from './session.ts';
import { StateNote } from './state-note.tsx';

const COLUMNS = 3;
const SHOWN = 15;

/** The shop window: its own dishes, drifting by, and one thing to do. */
export function Attract({ session }: { session: Session }): JSX.Element {
  const words = text().kiosk;
  const shown = useComputed(() => showpieces(session.categories.value, SHOWN));
  const { menu } = session.live;
  const isPaused = menu.value?.paused === true;
  return (
    <main class="kiosk-attract">
      <Window items={shown.value} currency={menu.value?.currency ?? 'CNY'} />
      <div class="kiosk-attract-front">
        <p class="kiosk-attract-store">{menu.value?.storeName ?? words.welcome}</p>
        <h1>{words.headline}</h1>
        <p class="kiosk-attract-how">{words.how}</p>
        <StateNote session={session} />
        {!isPaused && (
          <button type="button" class="kiosk-start" onClick={() => session.go({ kind: 'begin' })}>
            {words.start}
          </button>
        )}
        <div class="kiosk-attract-languages">
          <LanguageChoice keep={false} />
        </div>
      </div>
    </main>
  );
}

/** To look at: whoever cannot see it misses nothing that the menu does not say. */
function Window({ items, currency }: { items: readonly Item[]; currency: string }): JSX.Element {
  const columns = Array.from({ length: COLUMNS }, (_, n) =>
    items.filter((_item, i) => i % COLUMNS === n),
  );
  return (
    <div class="kiosk-window" aria-hidden="true" data-decoration>
      {columns.map((column, n) => (
        <div class="kiosk-window-column" key={n}>
          {/* Twice, so that it can go round without an end. */}
          {[...column, ...column].map((item, i) => (
            <figure key={i}>
              <img src={item.imageUrl} alt="" decoding="async" />
              <figcaption>
                <span>{said(item.name)}</span>
                <span class="ui-number">{money(item.price, currency)}</span>
              </figcaption>
            </figure>
          ))}
        </div>
      ))}
    </div>
  );
}
