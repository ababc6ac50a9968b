import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { language, text } from '../i18n/language.ts';
import { LanguageChoice } from '../ui/language-choice.tsx';
import { AllQuestions } from './all-questions.tsx';
import { Bills } from './bills/bills.tsx';
import { daysSaid } from './days-said.ts';
import { type Desk, scopeOf } from './desk.ts';
import { Filters } from './filters.tsx';
import { PanelsOf } from './part-panels.tsx';
import { hashOf, PARTS } from './view.ts';
import { words } from './words.ts';

/** The page itself: what is chosen above, what it comes to below. */
export function Board({ desk: given }: { desk: Desk }): JSX.Element {
  // One for as long as the page is there: it holds what was asked already.
  const desk = useMemo(() => given, []);
  const view = desk.view.value;
  const scope = scopeOf(desk.stores, view);
  const { title, parts, partsLabel, stores } = words();
  const chosen = desk.stores.filter(({ storeId }) => view.stores.includes(storeId));
  return (
    <div class="dash" lang={language.value}>
      <header class="dash-top">
        <div class="dash-brand">
          <a href="/" aria-label={text().merchant.home}>
            <img src="/icon.svg" alt="" width="40" height="40" />
          </a>
          <h1>{title}</h1>
        </div>
        <LanguageChoice keep={true} />
        <nav class="dash-parts" aria-label={partsLabel}>
          {PARTS.map((part) => (
            <a
              key={part}
              href={hashOf({ ...view, part })}
              aria-current={part === view.part ? 'page' : undefined}
            >
              {parts[part]}
            </a>
          ))}
        </nav>
      </header>
      {view.part !== 'bills' && <Filters desk={desk} scope={scope} />}
      <p class="dash-on-paper">
        {view.part === 'bills'
          ? parts.bills
          : [
              parts[view.part],
              chosen.map(({ name }) => name).join(', ') || stores.all,
              daysSaid(scope.days),
            ].join(' · ')}
      </p>
      <main class="dash-main" key={view.part}>
        {view.part === 'questions' && <AllQuestions desk={desk} scope={scope} />}
        {view.part === 'bills' && <Bills api={desk.api} />}
        {view.part !== 'questions' && view.part !== 'bills' && (
          <PanelsOf part={view.part} desk={desk} scope={scope} />
        )}
      </main>
    </div>
  );
}
