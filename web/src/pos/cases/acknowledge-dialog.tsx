import type { JSX } from 'preact';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SendingNote, unableWhile } from '../sending-note.tsx';
import { useSending } from '../use-sending.ts';
import type { RemedyProps } from './remedy-props.ts';

/** The kitchen's screen is silent: somebody has walked over and told them. */
export function AcknowledgeDialog({ till, about, onClose, onDone }: RemedyProps): JSX.Element {
  const words = text().pos.cases;
  const { orderId = '', ticketId = '' } = about;
  const params = { path: { orderId, ticketId, action: 'acknowledge' } };
  const acknowledge = useSending({
    ask: (_: undefined) =>
      answerOf(till.api.POST('/v1/orders/{orderId}/tickets/{ticketId}/{action}', { params })),
    onDone: () => onDone(words.acknowledged),
  });
  return (
    <Dialog title={words.remedies.acknowledge} onClose={onClose}>
      <div class="pos-form">
        <p>{words.acknowledgeHow}</p>
        <SendingNote of={acknowledge} />
        <Button
          look="primary"
          unable={unableWhile(acknowledge)}
          onPress={() => void acknowledge.send(undefined)}
        >
          {words.acknowledgeYes}
        </Button>
      </div>
    </Dialog>
  );
}
