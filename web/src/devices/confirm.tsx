import type { JSX } from 'preact';
import type { Answer } from '../api/answer.ts';
import { text } from '../i18n/language.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FailureNote } from './failure-note.tsx';
import { useChange } from './use-change.ts';

export interface Question {
  readonly title: string;
  /** What follows from it. */
  readonly about: string;
  /** What the button does, in its own words. */
  readonly yes: string;
  readonly ask: () => Promise<Answer<unknown>>;
}

export interface ConfirmProps {
  readonly question: Question;
  readonly onClose: () => void;
  readonly after: () => Promise<void>;
}

/** What cannot be undone is asked first. */
export function Confirm({ question, onClose, after }: ConfirmProps): JSX.Element {
  const change = useChange(after);
  const { common } = text();
  const go = async (): Promise<void> => {
    await change.run(question.ask);
    if (change.failure.value === undefined) onClose();
  };
  return (
    <Dialog title={question.title} onClose={onClose}>
      <div class="devices-form">
        <p>{question.about}</p>
        <FailureNote failure={change.failure.value} />
        <div class="devices-row">
          <Button
            look="danger"
            unable={change.isBusy.value ? common.loading : undefined}
            onPress={() => void go()}
          >
            {question.yes}
          </Button>
          <Button onPress={onClose}>{common.cancel}</Button>
        </div>
      </div>
    </Dialog>
  );
}
