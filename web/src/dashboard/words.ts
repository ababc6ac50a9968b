import { signal } from '@preact/signals';
import { language } from '../i18n/language.ts';
import type { messages as English } from '../i18n/languages/dashboard/en.ts';

export type Words = typeof English;

/** Apart from what all pages say: the dashboard has more words than the kiosk has room for. */
const files = import.meta.glob<{ messages: Words }>('../i18n/languages/dashboard/*.ts');

const loaded = signal<Words | undefined>(undefined);

/** Loads them in the language of now, and again whenever another is chosen. */
export function startWords(): Promise<void> {
  return new Promise((done, fail) => {
    language.subscribe((tag) => {
      void load(tag).then(done, fail);
    });
  });
}

async function load(tag: string): Promise<void> {
  const file = await files[`../i18n/languages/dashboard/${tag}.ts`]?.();
  if (file === undefined) throw new Error(`The dashboard does not speak ${tag}.`);
  // Whoever chose another meanwhile gets that.
  if (tag === language.value) loaded.value = file.messages;
}

/** Only after `startWords` has come to its end. */
export function words(): Words {
  if (loaded.value === undefined) throw new Error('No words are loaded.');
  return loaded.value;
}
