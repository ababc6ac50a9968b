import type { JSX } from 'preact';

/**
 * Chinese fonts come in parts, each when its letters are first needed. What is said when there is no
 * network is drawn unseen while there is one, or machines without such a font could not show it.
 */
export function WarmFonts({ words }: { words: readonly string[] }): JSX.Element {
  return <p class="ui-heard ui-warm" aria-hidden="true" data-words={words.join(' ')} />;
}
