import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { type Answer, answerOf } from '../../api/answer.ts';
import { text } from '../../i18n/language.ts';
import { type Item, said } from '../../menu/menu.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { SendingNote, unableWhile } from '../sending-note.tsx';
import type { Till } from '../till.ts';
import { useSending } from '../use-sending.ts';

interface PortionsProps {
  readonly till: Till;
  readonly item: Item;
  readonly left: number | undefined;
  readonly onClose: () => void;
}

/** How many are left: counted from now on, or no more. */
export function Portions({ till, item, left, onClose }: PortionsProps): JSX.Element {
  const { api, storeId } = till;
  const { itemId } = item;
  const typed = useSignal(left === undefined ? '' : `${left}`);
  const words = text().pos.more;
  const params = { path: { storeId, itemId } };
  const send = useSending({
    // Undefined: sold without end.
    async ask(remaining: number | undefined): Promise<Answer<unknown>> {
      const path = '/v1/stores/{storeId}/stock/{itemId}';
      if (remaining !== undefined) {
        // Whatever was sold meanwhile was seen: it is refused, and not forgotten.
        const body = { remaining, ...(left !== undefined && { expected: left }) };
        return await answerOf(api.PUT(path, { params, body }));
      }
      const gone = api.DELETE(path, { params }).then(({ error, response }) => ({
        ...{ error, response },
        data: response.ok ? {} : undefined,
      }));
      return await answerOf(gone as Promise<{ data?: unknown; response: Response }>);
    },
    onDone: onClose,
  });
  const count = /^\d{1,6}$/.test(typed.value) ? Number(typed.value) : undefined;
  return (
    <Dialog title={words.portions(said(item.name))} onClose={onClose} typing>
      <Form
        class="pos-form"
        onSubmit={() => {
          if (count !== undefined) void send.send(count);
        }}
      >
        <Field
          label={words.portions(said(item.name))}
          typed={typed}
          inputMode="numeric"
          maxLength={6}
        />
        <SendingNote of={send} />
        <div class="pos-actions">
          <Button
            look="primary"
            type="submit"
            unable={count === undefined ? words.count : unableWhile(send)}
          >
            {words.set}
          </Button>
          {left !== undefined && (
            <Button unable={unableWhile(send)} onPress={() => void send.send(undefined)}>
              {words.uncounted}
            </Button>
          )}
        </div>
      </Form>
    </Dialog>
  );
}
