import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { text } from '../../i18n/language.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { goAndSignIn } from './session.ts';

/** @param why What to say where somebody was here already. */
export function SignInPage({ why }: { why?: string | undefined }): JSX.Element {
  const words = text().devices;
  const step = useSignal<'ready' | 'leaving' | 'unreachable'>('ready');
  const go = (): void => {
    step.value = 'leaving';
    goAndSignIn().catch(() => {
      step.value = 'unreachable';
    });
  };
  return (
    <main class="devices-sign-in">
      <img src="/icon.svg" alt="" width="72" height="72" />
      <h1>{words.title}</h1>
      <p>{words.signInHow}</p>
      {why !== undefined && step.value === 'ready' && <Banner tone="warn">{why}</Banner>}
      {step.value === 'unreachable' && <Banner tone="bad">{words.signInUnreachable}</Banner>}
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
