import './sign-in.css';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { text } from '../../i18n/language.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { PinPad } from './pin-pad.tsx';
import type { StaffDesk, StaffName } from './staff-desk.ts';

/** Before anybody sells: who are you, and the PIN that proves it. */
export function LockScreen({ desk }: { desk: StaffDesk }): JSX.Element {
  const now = desk.now.value;
  const { common, pos } = text();
  return (
    <main class="pos-lock">
      <p class="pos-brand">快餐 Kuaican</p>
      <h1>{pos.signIn.title}</h1>
      {now.step === 'asking' && <Spinner label={common.loading} />}
      {now.step === 'unreachable' && <Banner tone="warn">{common.unreachable}</Banner>}
      {now.step === 'locked' && <Names desk={desk} staff={now.staff} />}
      <LanguageChoice keep />
    </main>
  );
}

function Names({ desk, staff }: { desk: StaffDesk; staff: readonly StaffName[] }): JSX.Element {
  const only = staff.length === 1 ? staff[0] : undefined;
  const chosen = useSignal<StaffName | undefined>(only);
  const { signIn } = text().pos;
  if (chosen.value !== undefined) {
    return (
      <PinPad
        desk={desk}
        who={chosen.value}
        onBack={
          only === undefined
            ? () => {
                chosen.value = undefined;
              }
            : undefined
        }
      />
    );
  }
  return (
    <>
      <p>{signIn.who}</p>
      <ul class="pos-names">
        {staff.map((name) => (
          <li key={name.staffId}>
            <Button
              size="large"
              onPress={() => {
                chosen.value = name;
              }}
            >
              {name.name}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
