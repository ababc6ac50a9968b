import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { text } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import type { StaffDesk, StaffName } from './staff-desk.ts';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const LONGEST = 8;
const SHORTEST = 4;

interface PinPadProps {
  readonly desk: StaffDesk;
  readonly who: StaffName;
  readonly onBack: (() => void) | undefined;
}

/** A PIN by touch or by keyboard. The field is a real one, so that either works and it can be heard. */
export function PinPad({ desk, who, onBack }: PinPadProps): JSX.Element {
  const pin = useSignal('');
  const error = useSignal<string | undefined>(undefined);
  const isAsking = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  // Before anything is painted: who knows their PIN types at once.
  useLayoutEffect(() => field.current?.focus(), []);
  const { common, pos } = text();
  const { signIn } = pos;
  const type = (typed: string): void => {
    pin.value = typed.replaceAll(/\D/g, '').slice(0, LONGEST);
    error.value = undefined;
  };
  const send = async (): Promise<void> => {
    if (isAsking.value || pin.value.length < SHORTEST) return;
    isAsking.value = true;
    const failure = await desk.signIn(who.staffId, pin.value);
    isAsking.value = false;
    if (failure === undefined) return;
    pin.value = '';
    error.value = failure.kind === 'refused' ? failure.detail : common.unreachable;
    field.current?.focus();
  };
  const tooShort = pin.value.length < SHORTEST ? signIn.tooShort : undefined;
  return (
    <Form
      class="pos-pin"
      onSubmit={() => {
        void send();
      }}
    >
      <label for="pos-pin">{signIn.pinOf(who.name)}</label>
      <input
        id="pos-pin"
        ref={field}
        type="password"
        inputmode="numeric"
        autocomplete="off"
        value={pin.value}
        aria-invalid={error.value !== undefined}
        aria-describedby="pos-pin-error"
        onInput={(event) => type(event.currentTarget.value)}
      />
      <p id="pos-pin-error" role="alert">
        {error.value}
      </p>
      <div class="pos-pin-keys">
        {DIGITS.map((digit) => (
          <Button key={digit} size="large" onPress={() => type(pin.value + digit)}>
            {digit}
          </Button>
        ))}
        <Button size="large" label={signIn.erase} onPress={() => type(pin.value.slice(0, -1))}>
          ⌫
        </Button>
        <Button size="large" onPress={() => type(`${pin.value}0`)}>
          0
        </Button>
        <Button
          size="large"
          look="primary"
          type="submit"
          unable={isAsking.value ? common.loading : tooShort}
          label={signIn.enter}
        >
          ⏎
        </Button>
      </div>
      {onBack && (
        <Button look="quiet" onPress={onBack}>
          {signIn.somebodyElse}
        </Button>
      )}
    </Form>
  );
}
