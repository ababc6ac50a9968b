import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import type { Sending } from './sending.ts';

/** What of a `sending` is told. */
type Told = Pick<Sending<never>, 'now' | 'again'>;

/** What became of what was asked: nothing to say while it goes as it should. */
export function SendingNote({ of }: { of: Told }): JSX.Element | null {
  const now = of.now.value;
  const { sending } = text().pos;
  switch (now.step) {
    case 'ready':
      return null;
    case 'sending':
      return now.tries === 1 ? null : <Banner tone="warn">{sending.askingAgain}</Banner>;
    case 'refused':
      return <Banner tone="bad">{now.failure.detail}</Banner>;
    case 'unknown':
      return (
        <Banner tone="warn">
          <span>{sending.unknown}</span>
          <Button onPress={() => void of.again()}>{sending.again}</Button>
        </Banner>
      );
  }
}

/** Why a button that sends does nothing now. */
export function unableWhile(of: Told): string | undefined {
  const { step } = of.now.value;
  if (step === 'sending') return text().common.loading;
  return step === 'unknown' ? text().pos.sending.unknown : undefined;
}
