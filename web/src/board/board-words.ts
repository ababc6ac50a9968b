import { type ReadonlySignal, signal } from '@preact/signals';
import { LANGUAGES, language, wordsIn } from '../i18n/language.ts';
import type { Messages } from '../i18n/languages/en.ts';

export interface BoardWords {
  readonly tag: string;
  readonly words: Messages['board'];
}

/** More than these do not fit a heading. */
const MOST = 3;

/** Who looks at a board did not choose its language: it says everything in each, its own first. */
export function boardWords(): ReadonlySignal<readonly BoardWords[]> {
  const all = signal<readonly BoardWords[]>([]);
  language.subscribe((own) => {
    const tags = [own, ...LANGUAGES.filter((tag) => tag !== own)].slice(0, MOST);
    void Promise.all(tags.map(async (tag) => ({ tag, words: (await wordsIn(tag)).board }))).then(
      (words) => {
        all.value = words;
      },
    );
  });
  return all;
}
