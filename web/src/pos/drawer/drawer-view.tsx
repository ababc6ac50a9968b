import './drawer.css';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { text } from '../../i18n/language.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { StaleBanner } from '../../ui/stale-banner.tsx';
import type { Till } from '../till.ts';
import { CloseDrawer } from './close-drawer.tsx';
import { MoveCash } from './move-cash.tsx';
import { Movements } from './movements.tsx';
import { OpenDrawer } from './open-drawer.tsx';
import { SessionReport } from './session-report.tsx';
import { lastAt, openAt } from './sessions.ts';

type Asking = 'pay-in' | 'pay-out' | 'close';

/** The drawer of this till: its float, what came and went, and the count at the end. */
export function DrawerView({ till }: { till: Till }): JSX.Element {
  const { drawer, deviceId } = till;
  const asking = useSignal<Asking | undefined>(undefined);
  const { common, pos } = text();
  const words = pos.drawer;
  const sessions = drawer.value.value?.sessions;
  const refusal = drawer.refusal.value;
  const session = sessions && openAt(sessions, deviceId);
  const last = sessions && lastAt(sessions, deviceId);
  const ask = (what: Asking | undefined) => () => {
    asking.value = what;
  };
  const done = (): void => {
    asking.value = undefined;
    drawer.now();
  };
  return (
    <div class="pos-page">
      <h1>{words.title}</h1>
      <StaleBanner seconds={drawer.staleSeconds} />
      {refusal && <Banner tone="bad">{refusal.detail}</Banner>}
      {sessions === undefined && !refusal && <Spinner label={common.loading} />}
      {session && (
        <>
          <div class="pos-actions">
            <Button onPress={ask('pay-in')}>{words.payIn}</Button>
            <Button onPress={ask('pay-out')}>{words.payOut}</Button>
            <Button look="primary" onPress={ask('close')}>
              {words.close}
            </Button>
          </div>
          <SessionReport session={session} />
          <Movements till={till} session={session} />
        </>
      )}
      {sessions && !session && <OpenDrawer till={till} onDone={done} />}
      {!session && last && <SessionReport session={last} />}
      {session && asking.value === 'close' && (
        <CloseDrawer till={till} session={session} onClose={done} />
      )}
      {session && (asking.value === 'pay-in' || asking.value === 'pay-out') && (
        <MoveCash till={till} session={session} kind={asking.value} onClose={done} />
      )}
    </div>
  );
}
