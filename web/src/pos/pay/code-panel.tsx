import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { text } from '../../i18n/language.ts';
import { isPaymentCode } from '../../pay/scan-buffer.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import type { PanelProps } from './take-money.ts';

/** The customer's code: the scanner is heard anyway; by hand where it cannot read it. */
export function CodePanel({ unable, onTake }: PanelProps): JSX.Element {
  const typed = useSignal('');
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), []);
  const words = text().pos.pay;
  const code = typed.value.replaceAll(/\s/g, '');
  const isCode = isPaymentCode(code);
  return (
    <form
      ref={form}
      class="pos-form pos-panel"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isCode || unable !== undefined) return;
        onTake({ way: 'barcode', authCode: code });
        // It pays once, and is nobody's to read afterwards.
        typed.value = '';
      }}
    >
      <p>{words.scanHow}</p>
      <Field
        label={words.codeByHand}
        value={typed.value}
        inputMode="numeric"
        maxLength={32}
        onInput={(next) => {
          typed.value = next;
        }}
      />
      <Button
        look="primary"
        size="large"
        type="submit"
        unable={isCode ? unable : words.noCode}
        onPress={() => undefined}
      >
        {words.takeCode} <span class="pos-key">⏎</span>
      </Button>
    </form>
  );
}
