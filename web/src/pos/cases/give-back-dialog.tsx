import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { money } from '../../i18n/money.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { Reason } from '../reason.tsx';
import { SendingNote, unableWhile } from '../sending-note.tsx';
import { useSending } from '../use-sending.ts';
import type { RemedyProps } from './remedy-props.ts';

/** Nobody knows whose it is, or its owner wants it: the money goes back to where it came from. */
export function GiveBackDialog({ till, about, onClose, onDone }: RemedyProps): JSX.Element {
  const { pos } = text();
  const words = pos.cases;
  const reason = useSignal('');
  const amount = money(about.amount ?? 0, about.currency ?? till.currency.value ?? 'CNY');
  const refund = useSending({
    ask: (why: string, key) =>
      answerOf(
        till.api.POST('/v1/cases/{caseId}/refund', {
          params: { path: { caseId: about.caseId }, header: { 'Idempotency-Key': key } },
          body: { reason: why, ...(about.storeId === undefined && { storeId: till.storeId }) },
        }),
      ),
    onDone: ({ status }) =>
      onDone(status === 'REQUESTED' ? pos.refund.requested(amount) : pos.refund.succeeded(amount)),
  });
  const why = reason.value.trim();
  return (
    <Dialog title={words.remedies.refund} onClose={onClose} typing>
      <Form
        class="pos-form"
        onSubmit={() => {
          if (why !== '') void refund.send(why);
        }}
      >
        <p>{words.giveBackHow(amount)}</p>
        <Reason reason={reason} suggestions={words.giveBackReasons} />
        <SendingNote of={refund} />
        <Button
          look="primary"
          type="submit"
          unable={why === '' ? words.sayWhy : unableWhile(refund)}
        >
          {words.giveBack(amount)}
        </Button>
      </Form>
    </Dialog>
  );
}
