import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { SessionResponse } from '../../../../api/counter.ts';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { decimalsOf } from '../../i18n/money.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { Reason } from '../reason.tsx';
import { SendingNote, unableWhile } from '../sending-note.tsx';
import type { Till } from '../till.ts';
import { useSending } from '../use-sending.ts';
import { amountOf } from './amount.ts';
import { AmountField } from './amount-field.tsx';

interface MoveCashProps {
  readonly till: Till;
  readonly session: SessionResponse;
  readonly kind: 'pay-in' | 'pay-out';
  readonly onClose: () => void;
}

/** Change is fetched, or takings are brought away. */
export function MoveCash({ till, session, kind, onClose }: MoveCashProps): JSX.Element {
  const { api, storeId } = till;
  const { sessionId, currency } = session;
  const typed = useSignal('');
  const reason = useSignal('');
  const words = text().pos.drawer;
  const move = useSending({
    // As it was sent the first time, whatever is typed meanwhile.
    ask: (moved: { amount: number; reason: string }, key) =>
      answerOf(
        api.POST('/v1/stores/{storeId}/cashier-sessions/{sessionId}/movements', {
          params: { path: { storeId, sessionId }, header: { 'Idempotency-Key': key } },
          body: { kind, ...moved },
        }),
      ),
    onDone: onClose,
  });
  const amount = amountOf(typed.value, decimalsOf(currency));
  const isComplete = amount !== undefined && amount > 0 && reason.value.trim() !== '';
  return (
    <Dialog title={kind === 'pay-in' ? words.payIn : words.payOut} onClose={onClose} typing>
      <Form
        class="pos-form"
        onSubmit={() => {
          if (isComplete) void move.send({ amount, reason: reason.value.trim() });
        }}
      >
        <AmountField
          label={words.amount}
          currency={currency}
          typed={typed.value}
          onInput={(next) => {
            typed.value = next;
          }}
        />
        <Reason reason={reason} suggestions={words.reasons[kind]} />
        <SendingNote of={move} />
        <Button
          look="primary"
          type="submit"
          unable={isComplete ? unableWhile(move) : words.amountAndReason}
        >
          {words.book}
        </Button>
      </Form>
    </Dialog>
  );
}
