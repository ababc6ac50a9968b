import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import type { Trouble } from './ask.ts';
import { words } from './words.ts';

/** As high as what comes in its place, so that nothing jumps. */
export function Skeleton(): JSX.Element {
  return (
    <div class="dash-skeleton" role="status">
      <span class="ui-heard">{text().common.loading}</span>
    </div>
  );
}

export function Empty(): JSX.Element {
  const { empty, emptyHow } = words().panel;
  return (
    <div class="dash-empty">
      <p>
        <strong>{empty}</strong>
      </p>
      <p>{emptyHow}</p>
    </div>
  );
}

export function TroubleNote(props: { trouble: Trouble; again: () => void }): JSX.Element {
  const { trouble, again } = props;
  const said = trouble.why === 'refused' ? trouble.detail : words().panel.troubles[trouble.why];
  return (
    <Banner tone="warn">
      <span>{said}</span>
      <Button onPress={again}>{text().common.retry}</Button>
    </Banner>
  );
}
