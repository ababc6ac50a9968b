import type { JSX } from 'preact';
import { answerOf } from '../../api/answer.ts';
import { HoldForm } from '../sell/hold-form.tsx';
import { HOLD_MINUTES } from '../sell/place-ticket.ts';
import { SendingNote, unableWhile } from '../sending-note.tsx';
import type { Till } from '../till.ts';
import { useSending } from '../use-sending.ts';

interface HoldDialogProps {
  readonly till: Till;
  readonly orderId: string;
  readonly onClose: () => void;
}

/** Puts an order aside that is placed already. */
export function HoldDialog({ till, orderId, onClose }: HoldDialogProps): JSX.Element {
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
    <HoldForm
      unable={unableWhile(hold)}
      onHold={(label) => void hold.send(label)}
      onClose={onClose}
    >
      <SendingNote of={hold} />
    </HoldForm>
  );
}
