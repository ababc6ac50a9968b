import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { answerOf, type Failure } from '../api/answer.ts';
import { Button } from '../ui/button.tsx';
import { troubleOf } from './ask.ts';
import type { Desk, Scope } from './desk.ts';
import { Skeleton, TroubleNote } from './panel-states.tsx';
import { Asks, type Question, titleOf } from './question.tsx';
import { QuestionPage } from './question-page.tsx';
import { words } from './words.ts';

const HEADINGS = ['business', 'marketing', 'process', 'customers', 'industry'] as const;

/** All that can be asked, under its headings. One of them is opened at a time. */
export function AllQuestions({ desk, scope }: { desk: Desk; scope: Scope }): JSX.Element {
  const list = useSignal<readonly Question[] | undefined>(undefined);
  const failure = useSignal<Failure | undefined>(undefined);
  const opened = useSignal<Question | undefined>(undefined);
  const load = async (): Promise<void> => {
    failure.value = undefined;
    const answer = await answerOf(desk.api.GET('/v1/questions'));
    if (answer.ok) list.value = answer.data.questions;
    else failure.value = answer.failure;
  };
  useEffect(() => void load(), []);
  const { ask, headings } = words();
  if (failure.value !== undefined) {
    return <TroubleNote trouble={troubleOf(failure.value)} again={() => void load()} />;
  }
  if (list.value === undefined) return <Skeleton />;
  if (opened.value !== undefined) {
    const back = (): void => {
      opened.value = undefined;
    };
    return <QuestionPage {...{ desk, scope }} question={opened.value} onBack={back} />;
  }
  const all = list.value;
  return (
    <>
      <p>{ask.how}</p>
      {HEADINGS.map((heading) => (
        <section key={heading} class="dash-section" aria-labelledby={`dash-${heading}`}>
          <h2 id={`dash-${heading}`}>{headings[heading]}</h2>
          <ul class="dash-questions">
            {all
              .filter((question) => question.heading === heading)
              .map((question) => (
                <li key={question.name} class="ui-card dash-question">
                  <h3>{titleOf(question)}</h3>
                  <Asks question={question} />
                  <Button
                    label={`${ask.open}: ${titleOf(question)}`}
                    onPress={() => {
                      opened.value = question;
                    }}
                  >
                    {ask.open}
                  </Button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}
