import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { LanguageChoice } from '../ui/language-choice.tsx';

/** The code was cut, or is none of ours. */
export function NoOrder(): JSX.Element {
  const { order: words } = text();
  return (
    <main class="order order-none">
      <h1>{words.noOrder}</h1>
      <p>{words.scanAgain}</p>
      <LanguageChoice keep />
    </main>
  );
}
