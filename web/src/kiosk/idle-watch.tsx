import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { type Idle, idleOf } from './idle.ts';
import type { Session } from './session.ts';

const LOOK_MS = 500;
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchmove', 'input'] as const;

/** Asks a customer who does nothing whether they are still there, and then forgets them. */
export function IdleWatch({ session }: { session: Session }): JSX.Element | null {
  const idle = useSignal<Idle>({ kind: 'busy' });
  useEffect(() => {
    const look = (): void => {
      const { flow, touchedAt, checkout, reset } = session;
      const quietMs = Math.abs(Date.now() - touchedAt.peek());
      idle.value = idleOf(flow.peek().step, checkout.isMoneyMoving.peek(), quietMs);
      if (idle.value.kind === 'over') {
        touch();
        reset();
      }
    };
    const touch = (): void => {
      session.touchedAt.value = Date.now();
      if (idle.value.kind === 'warning') look();
    };
    for (const sign of SIGNS) addEventListener(sign, touch, { capture: true, passive: true });
    const timer = setInterval(look, LOOK_MS);
    return () => {
      for (const sign of SIGNS) removeEventListener(sign, touch, { capture: true });
      clearInterval(timer);
    };
  }, [session]);
  // Money that moves is a sign of life: the time afterwards begins anew.
  const isMoving = session.checkout.isMoneyMoving.value;
  useEffect(() => {
    session.touchedAt.value = Date.now();
  }, [isMoving, session]);
  if (idle.value.kind !== 'warning') return null;
  return <StillThere secondsLeft={idle.value.secondsLeft} onLeave={session.reset} />;
}

function StillThere(props: { secondsLeft: number; onLeave: () => void }): JSX.Element {
  const { kiosk } = text();
  return (
    <Dialog title={kiosk.stillThere} class="kiosk-idle">
      <p class="kiosk-idle-seconds ui-number" role="timer" aria-live="off">
        {props.secondsLeft}
      </p>
      <p>{kiosk.stillThereHint}</p>
      <div class="kiosk-exits">
        <Button look="primary" size="large">
          {kiosk.stay}
        </Button>
        <Button look="quiet" size="large" onPress={props.onLeave}>
          {kiosk.leave}
        </Button>
      </div>
    </Dialog>
  );
}
