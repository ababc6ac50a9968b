import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import type { OwnerPage } from './owner-page.ts';
import { goAndSignIn } from './session.ts';

export interface SignInPageProps {
  readonly page: OwnerPage;
  readonly title: string;
  /** What to say where somebody was here already. */
  readonly why?: string | undefined;
  readonly onLeave?: (() => void) | undefined;
}

export function SignInPage({ page, title, why, onLeave }: SignInPageProps): JSX.Element {
  const words = text().merchant;
  const step = useSignal<'ready' | 'leaving' | 'unreachable'>('ready');
  const go = (): void => {
    step.value = 'leaving';
    onLeave?.();
    goAndSignIn(page).catch(() => {
      step.value = 'unreachable';
    });
  };
  return (
    <main class="merchant-sign-in">
      <img src="/icon.svg" alt="" width="72" height="72" />
      <h1>{title}</h1>
      <p>{words.how}</p>
      {why !== undefined && step.value === 'ready' && <Banner tone="warn">{why}</Banner>}
      {step.value === 'unreachable' && <Banner tone="bad">{words.unreachable}</Banner>}
      <Button
        look="primary"
        size="large"
        unable={step.value === 'leaving' ? text().common.loading : undefined}
        onPress={go}
      >
        {words.signIn}
      </Button>
      <a href="/">{words.home}</a>
    </main>
  );
}
