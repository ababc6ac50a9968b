import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { decimalsOf } from '../../i18n/money.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { SendingNote, unableWhile } from '../sending-note.tsx';
import type { Till } from '../till.ts';
import { useSending } from '../use-sending.ts';
import { amountOf } from './amount.ts';
import { AmountField } from './amount-field.tsx';

/** The first cash is counted, and from then on what is taken is booked. */
export function OpenDrawer({ till, onDone }: { till: Till; onDone: () => void }): JSX.Element {
  const { api, storeId, currency } = till;
  const typed = useSignal('');
  const words = text().pos.drawer;
  const open = useSending({
    ask: (openingFloat: number, key) =>
      answerOf(
        api.POST('/v1/stores/{storeId}/cashier-sessions', {
          params: { path: { storeId }, header: { 'Idempotency-Key': key } },
          body: { openingFloat },
        }),
      ),
    onDone,
  });
  const unit = currency.value ?? 'CNY';
  const float = amountOf(typed.value, decimalsOf(unit));
  return (
    <Form
      class="ui-card pos-form"
      onSubmit={() => {
        if (float !== undefined) void open.send(float);
      }}
    >
      <h2>{words.openTitle}</h2>
      <p>{words.openHow}</p>
      <AmountField
        label={words.float}
        currency={unit}
        typed={typed.value}
        onInput={(next) => {
          typed.value = next;
        }}
      />
      <SendingNote of={open} />
      <Button
        look="primary"
        size="large"
        type="submit"
        unable={float === undefined ? words.countFirst : unableWhile(open)}
      >
        {words.open}
      </Button>
    </Form>
  );
}
