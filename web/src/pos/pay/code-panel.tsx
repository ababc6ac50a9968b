import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { text } from '../../i18n/language.ts';
import { isPaymentCode } from '../../pay/scan-buffer.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import type { PanelProps } from './take-money.ts';

/** The customer's code: the scanner is heard anyway; by hand where it cannot read it. */
export function CodePanel({ unable, onTake }: PanelProps): JSX.Element {
  const typed = useSignal('');
  const words = text().pos.pay;
  const code = typed.value.replaceAll(/\s/g, '');
  const isCode = isPaymentCode(code);
  return (
    <Form
      typing
      class="pos-form pos-panel"
      onSubmit={() => {
        if (!isCode || unable !== undefined) return;
        onTake({ way: 'barcode', authCode: code });
        // It pays once, and is nobody's to read afterwards.
        typed.value = '';
      }}
    >
      <p>{words.scanHow}</p>
      <Field label={words.codeByHand} typed={typed} inputMode="numeric" maxLength={32} />
      <Button look="primary" size="large" type="submit" unable={isCode ? unable : words.noCode}>
        {words.takeCode} <span class="pos-key">⏎</span>
      </Button>
    </Form>
  );
}
