import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { AllergenIcon } from './allergen-icon.tsx';

/** A sign and a word for each: the sign is found faster, the word is what one can rely on. */
export function AllergenList({ names }: { names: readonly string[] }): JSX.Element | null {
  if (names.length === 0) return null;
  const { allergen, allergens } = text().menu;
  return (
    <span class="kiosk-allergens">
      <span class="ui-heard">{allergens}: </span>
      {names.map((name) => (
        <span key={name} class="kiosk-allergen">
          <AllergenIcon name={name} />
          {allergen[name] ?? name}{' '}
        </span>
      ))}
    </span>
  );
}
