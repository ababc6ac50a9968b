import type { ComponentChildren, JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { FailureNote } from './failure-note.tsx';
import type { Change } from './use-change.ts';

export interface ChangeFormProps {
  /** Of the card and of its button. */
  readonly title: string;
  readonly about?: string;
  readonly change: Change;
  readonly onSubmit: () => void;
  readonly children: ComponentChildren;
}

/** A card with a form that changes something: it can be sent once at a time, and says why it failed. */
export function ChangeForm(props: ChangeFormProps): JSX.Element {
  const { title, about, change, onSubmit, children } = props;
  return (
    <section class="ui-card devices-section devices-hide-print">
      <h2>{title}</h2>
      {about !== undefined && <p class="devices-quiet">{about}</p>}
      <Form class="devices-form" onSubmit={onSubmit}>
        {children}
        <FailureNote failure={change.failure.value} />
        <Button
          look="primary"
          type="submit"
          unable={change.isBusy.value ? text().common.loading : undefined}
        >
          {title}
        </Button>
      </Form>
    </section>
  );
}
