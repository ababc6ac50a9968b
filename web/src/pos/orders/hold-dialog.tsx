import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { HOLD_MINUTES } from '../sell/place-ticket.ts';
import { SendingNote, unableWhile } from '../sending-note.tsx';
import type { Till } from '../till.ts';
import { useSending } from '../use-sending.ts';

interface HoldDialogProps {
  readonly till: Till;
  readonly orderId: string;
  readonly onClose: () => void;
}

/** Puts an order aside, under a word by which it is found again. */
export function HoldDialog({ till, orderId, onClose }: HoldDialogProps): JSX.Element {
  const label = useSignal('');
  const words = text().pos.orders;
  const hold = useSending({
    ask: (named: string) =>
      answerOf(
        till.api.POST('/v1/orders/{orderId}/hold', {
          params: { path: { orderId } },
          body: { untilMinutes: HOLD_MINUTES, ...(named !== '' && { label: named }) },
        }),
      ),
    onDone: onClose,
  });
  return (
    <Dialog title={words.hold} onClose={onClose} typing>
      <form
        class="pos-form"
        onSubmit={(event) => {
          event.preventDefault();
          void hold.send(label.value.trim());
        }}
      >
        <p>{words.holdHow(HOLD_MINUTES / 60)}</p>
        <Field
          label={words.holdLabel}
          value={label.value}
          maxLength={40}
          onInput={(typed) => {
            label.value = typed;
          }}
        />
        <SendingNote of={hold} />
        <Button look="primary" type="submit" unable={unableWhile(hold)} onPress={() => undefined}>
          {words.hold}
        </Button>
      </form>
    </Dialog>
  );
}
