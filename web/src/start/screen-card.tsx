import type { ComponentChildren, JSX } from 'preact';
import { ScreenIcon } from './screen-icon.tsx';

export interface ScreenCardProps {
  readonly icon: Parameters<typeof ScreenIcon>[0]['of'];
  readonly words: { readonly name: string; readonly about: string };
  readonly children: ComponentChildren;
}

/** A screen: what it is for, and what to know before one opens it. */
export function ScreenCard({ icon, words, children }: ScreenCardProps): JSX.Element {
  return (
    <li class="ui-card start-card">
      <ScreenIcon of={icon} />
      <h3>{words.name}</h3>
      <p>{words.about}</p>
      <div class="start-doors">{children}</div>
    </li>
  );
}
