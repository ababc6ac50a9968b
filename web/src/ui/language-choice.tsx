import type { JSX } from 'preact';
import { chooseLanguage, LANGUAGES, language, nameOfLanguage, text } from '../i18n/language.ts';
import { Button } from './button.tsx';
import { Group } from './group.tsx';

/** @param keep Whether this screen starts in the language from now on. */
export function LanguageChoice({ keep }: { keep: boolean }): JSX.Element {
  return (
    <Group label={text().common.language}>
      {LANGUAGES.map((tag) => (
        <Button
          key={tag}
          look="quiet"
          pressed={tag === language.value}
          onPress={() => {
            void chooseLanguage(tag, { keep });
          }}
        >
          <span lang={tag}>{nameOfLanguage(tag)}</span>
        </Button>
      ))}
    </Group>
  );
}
