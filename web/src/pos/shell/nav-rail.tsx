import type { JSX } from 'preact';
import { text } from '../../i18n/language.ts';
import { useKeydown } from '../../ui/use-keydown.ts';
import type { Till } from '../till.ts';
import { PARTS, partOf } from '../view.ts';
import { Icon } from './icon.tsx';

interface NavRailProps {
  readonly till: Till;
  readonly openCases: number;
}

/** The parts of the till, each by touch or by its key, and how many problems wait. */
export function NavRail({ till, openCases }: NavRailProps): JSX.Element {
  const { view, desk } = till;
  const { nav } = text().pos;
  useKeydown((event) => {
    const part = PARTS.find(({ key }) => key === event.key);
    // A dialog has to be answered or closed first.
    if (part === undefined || document.querySelector('dialog[open]') !== null) return;
    event.preventDefault();
    view.value = { name: part.name };
  });
  const person = desk.person.value;
  const current = partOf(view.value);
  return (
    <nav class="pos-rail" aria-label={nav.label}>
      <ul>
        {PARTS.map(({ name, key }) => (
          <li key={name}>
            <button
              type="button"
              aria-keyshortcuts={key}
              aria-current={name === current ? 'page' : undefined}
              onClick={() => {
                view.value = { name };
              }}
            >
              <Icon name={name} />
              <span>{nav[name]}</span>
              <span class="pos-key">{key}</span>
              {name === 'cases' && openCases > 0 && (
                <strong class="pos-badge">
                  {openCases}
                  <span class="ui-heard">{nav.waiting}</span>
                </strong>
              )}
            </button>
          </li>
        ))}
      </ul>
      {person !== undefined && (
        <button type="button" class="pos-lock-button" onClick={desk.lock}>
          <Icon name="lock" />
          <span>{person.name}</span>
          <span class="pos-role">{nav.role[person.role]}</span>
          <span class="ui-heard">{nav.lock}</span>
        </button>
      )}
      <p class="ui-heard" role="status">
        {openCases > 0 ? nav.casesWait(openCases) : ''}
      </p>
    </nav>
  );
}
