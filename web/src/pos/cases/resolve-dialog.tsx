import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { Reason } from '../reason.tsx';
import { SendingNote, unableWhile } from '../sending-note.tsx';
import { useSending } from '../use-sending.ts';
import type { RemedyProps } from './remedy-props.ts';

/** A case ends with a word about what was done. */
export function ResolveDialog({ till, about, onClose, onDone }: RemedyProps): JSX.Element {
  const note = useSignal('');
  const words = text().pos.cases;
  const resolve = useSending({
    ask: (said: string) =>
      answerOf(
        till.api.POST('/v1/cases/{caseId}/resolve', {
          params: { path: { caseId: about.caseId } },
          body: { note: said },
        }),
      ),
    onDone: () => onDone(words.resolved),
  });
  const said = note.value.trim();
  return (
    <Dialog title={words.remedies.resolve} onClose={onClose} typing>
      <Form
        class="pos-form"
        onSubmit={() => {
          if (said !== '') void resolve.send(said);
        }}
      >
        <Reason
          reason={note}
          label={words.whatWasDone}
          suggestions={words.kinds[about.kind]?.done ?? words.done}
        />
        <SendingNote of={resolve} />
        <Button
          look="primary"
          type="submit"
          unable={said === '' ? words.sayWhat : unableWhile(resolve)}
        >
          {words.close}
        </Button>
      </Form>
    </Dialog>
  );
}
