import type { JSX } from 'preact';
import type { QuestionListResponse } from '../../../api/questions.ts';
import { language } from '../i18n/language.ts';
import { words } from './words.ts';

export type Question = QuestionListResponse['questions'][number];

export function titleOf({ name }: Question): string {
  const known: Readonly<Record<string, string>> = words().questions;
  return known[name] ?? name;
}

/** The question's own words, which are English: elsewhere its title has to do. */
export function Asks({ question: { asks, name } }: { question: Question }): JSX.Element | null {
  const isKnown = name in words().questions;
  if (isKnown && !language.value.startsWith('en')) return null;
  return (
    <p class="dash-quiet" lang="en">
      {asks}
    </p>
  );
}
