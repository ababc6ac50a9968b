import { type Signal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { columnText } from './cell-text.ts';
import type { Desk, Scope } from './desk.ts';
import { Panel } from './panel.tsx';
import { faultOfParameter, type ParameterFault, valuesTyped } from './parameters.ts';
import { Asks, type Question, titleOf } from './question.tsx';
import { words } from './words.ts';

export interface QuestionPageProps {
  readonly desk: Desk;
  readonly scope: Scope;
  readonly question: Question;
  readonly onBack: () => void;
}

/** A question with its parameters, and its answer as a table. */
export function QuestionPage({ desk, scope, question, onBack }: QuestionPageProps): JSX.Element {
  const typed = useSignal<Readonly<Record<string, string>>>(
    Object.fromEntries(
      question.parameters.map(({ name, default: value }) => [name, String(value)]),
    ),
  );
  const asked = useSignal(valuesTyped(question.parameters, typed.value));
  const faults = useSignal<Readonly<Record<string, ParameterFault>>>({});
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const run = (): void => {
    faults.value = Object.fromEntries(
      question.parameters.flatMap((parameter) => {
        const fault = faultOfParameter(parameter, typed.value[parameter.name] ?? '');
        return fault === undefined ? [] : [[parameter.name, fault]];
      }),
    );
    if (Object.keys(faults.value).length > 0) return;
    asked.value = valuesTyped(question.parameters, typed.value);
  };
  const { ask } = words();
  return (
    <>
      <div class="dash-no-print">
        <Button onPress={onBack}>
          <span aria-hidden="true">←</span> {ask.back}
        </Button>
      </div>
      <h2 ref={heading} tabIndex={-1}>
        {titleOf(question)}
      </h2>
      <Asks question={question} />
      {question.parameters.length > 0 && (
        <Form class="ui-card dash-form dash-no-print" onSubmit={run}>
          <div class="dash-fields">
            {question.parameters.map((parameter) => (
              <ParameterField
                key={parameter.name}
                parameter={parameter}
                typed={typed}
                fault={faults.value[parameter.name]}
              />
            ))}
          </div>
          <Button look="primary" type="submit">
            {ask.run}
          </Button>
        </Form>
      )}
      <Panel
        {...{ desk, scope, title: ask.answer, question: question.name, isWide: true }}
        caption={titleOf(question)}
        parameters={asked.value}
      />
      <details class="dash-meanings dash-no-print">
        <summary>{ask.columns}</summary>
        <dl>
          {question.columns.map(({ name, meaning }) => (
            <div key={name}>
              <dt>{columnText(name, words())}</dt>
              <dd lang="en">{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

interface ParameterFieldProps {
  readonly parameter: Question['parameters'][number];
  readonly typed: Signal<Readonly<Record<string, string>>>;
  readonly fault: ParameterFault | undefined;
}

function ParameterField({ parameter, typed, fault }: ParameterFieldProps): JSX.Element {
  const { name, type, meaning } = parameter;
  const { parameters, ask } = words();
  const known: Readonly<Record<string, string>> = parameters;
  const { least = 0, most = 0 } = parameter;
  return (
    <Field
      label={known[name] ?? meaning}
      value={typed.value[name] ?? ''}
      inputMode={type === 'int' ? 'numeric' : 'text'}
      maxLength={200}
      error={fault && ask.whole(least, most)}
      onInput={(value) => {
        typed.value = { ...typed.value, [name]: value };
      }}
    />
  );
}
