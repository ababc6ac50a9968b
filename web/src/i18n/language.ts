import { signal } from '@preact/signals';
import type { Messages } from './languages/en.ts';

/** Every language is one file, loaded when somebody chooses it. `en.ts` says what must be in each. */
const files = import.meta.glob<{ messages: Messages }>('./languages/*.ts');

const tagOf = (file: string): string => file.replace(/^.*\/|\.ts$/g, '');

/** BCP 47 tags of the languages there are, as the API knows them too. */
export const LANGUAGES: readonly string[] = Object.keys(files).map(tagOf);

export const language = signal('en');
const messages = signal<Messages | undefined>(undefined);

/** What the page says, in the language of now. Only after `startLanguage` has come to its end. */
export function text(): Messages {
  if (messages.value === undefined) throw new Error('No language is loaded.');
  return messages.value;
}

/** The language's own name: English, 中文. */
export const nameOfLanguage = (tag: string): string => {
  const { language: base } = new Intl.Locale(tag);
  return new Intl.DisplayNames([tag], { type: 'language' }).of(base) ?? tag;
};

const KEPT = 'kuaican.language';

/** Loads the language that was chosen here, or else the one that the browser asks for. */
export async function startLanguage(): Promise<void> {
  const wanted = [localStorage.getItem(KEPT) ?? '', ...navigator.languages];
  await show(wanted.map(closest).find((tag) => tag !== undefined) ?? 'en');
}

/** @param keep Whether this screen starts in it from now on: not where each customer chooses. */
export async function chooseLanguage(tag: string, { keep }: { keep: boolean }): Promise<void> {
  await show(closest(tag) ?? 'en');
  if (keep) localStorage.setItem(KEPT, language.value);
}

function closest(tag: string): string | undefined {
  if (tag === '') return undefined;
  const [base] = tag.split('-');
  return (
    LANGUAGES.find((known) => known === tag) ?? LANGUAGES.find((l) => l.split('-')[0] === base)
  );
}

/** For a page that says the same in several languages at once. */
export async function wordsIn(tag: string): Promise<Messages> {
  const loaded = await files[`./languages/${tag}.ts`]?.();
  if (loaded === undefined) throw new Error(`There is no language ${tag}.`);
  return loaded.messages;
}

async function show(tag: string): Promise<void> {
  messages.value = await wordsIn(tag);
  language.value = tag;
  document.documentElement.lang = tag;
}
