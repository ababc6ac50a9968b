import type { ComponentChildren, JSX } from 'preact';
import { text } from '../i18n/language.ts';

export interface OutsideProps {
  readonly href: string;
  readonly children: ComponentChildren;
  readonly look?: string;
  readonly class?: string;
}

/** A link to another screen, which would stand somewhere else: in a tab of its own, and says so. */
export function Outside({ href, children, look = 'plain', ...more }: OutsideProps): JSX.Element {
  return (
    <a
      class={`ui-button ${more.class ?? ''}`}
      data-look={look}
      href={href}
      target="_blank"
      rel="noopener"
    >
      {children}
      <span class="ui-heard">{text().start.newTab}</span>
    </a>
  );
}
