import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../dynamodb-model.ts';
import type { Step } from './commands.ts';
import type { Outcome } from './outcome.ts';

/** One step after which two engines differ, in their answers or in what they hold. */
export interface Difference {
  readonly step: Step;
  readonly ours: Outcome;
  readonly theirs: Outcome;
  /** All items before the step. */
  readonly before: readonly Item[];
}

interface Known {
  /** What DynamoDB does, and the embedded engine does not. */
  readonly dynamoDb: string;
  readonly source: string;
  readonly explains: (difference: Difference) => boolean;
}

const because = ({ ours }: Difference): string => ('because' in ours ? ours.because : '');

interface Update {
  readonly expression: string;
  readonly isOfMissingItem: boolean;
}

/** The updates of the step, alone or in a transaction. */
function updates({ step, before }: Difference): readonly Update[] {
  const of = (input: Pick<UpdateCommandInput, 'Key' | 'UpdateExpression'>): Update => ({
    expression: input.UpdateExpression ?? '',
    isOfMissingItem: !before.some(
      (i) => i['pk'] === input.Key?.['pk'] && i['sk'] === input.Key?.['sk'],
    ),
  });
  if (step.operation === 'UpdateItem') return [of(step.input)];
  if (step.operation !== 'TransactWriteItems') return [];
  return (step.input.TransactItems ?? []).flatMap(({ Update }) => (Update ? [of(Update)] : []));
}

const adds = (expression: string): boolean => /\b(SET|ADD) /.test(expression);

/** Where the embedded engine, dynoxide 1.2.1, does something else than DynamoDB; the model is with DynamoDB. */
export const EMBEDDED_ENGINE: readonly Known[] = [
  {
    dynamoDb: 'refuses operands of a wrong type in a condition before it looks at the item',
    source: 'scylladb test_condition_expression.py (run on AWS); extenddb pull request 216',
    explains: (d) =>
      d.ours.error === 'ValidationException' &&
      /^Invalid (Condition|Filter)Expression: (Incorrect operand type|The BETWEEN operator|The first operand must be distinct)/.test(
        because(d),
      ),
  },
  {
    dynamoDb: 'refuses a transaction whole, before any condition, if an UpdateExpression is wrong',
    source: 'scylladb test_transact.py (run on AWS)',
    explains: (d) =>
      d.step.operation === 'TransactWriteItems' &&
      d.ours.error === 'ValidationException' &&
      /^Invalid UpdateExpression: (Incorrect operand type|Two document paths)/.test(because(d)),
  },
  {
    dynamoDb: 'returns no ALL_OLD attributes of an item that did not exist',
    source: 'scylladb test_returnvalues.py (run on AWS)',
    explains: (d) =>
      d.step.operation === 'UpdateItem' &&
      d.step.input.ReturnValues === 'ALL_OLD' &&
      updates(d).some((update) => update.isOfMissingItem),
  },
  {
    dynamoDb: 'makes no item when an update of a missing one only removes something',
    source: 'scylladb issue 5862; test_update_expression.py (run on AWS)',
    explains: (d) => updates(d).some((u) => u.isOfMissingItem && !adds(u.expression)),
  },
  {
    dynamoDb: 'refuses to remove something from a document that is not there',
    source: 'scylladb test_update_expression.py (run on AWS)',
    explains: (d) => because(d).includes('document path provided in the update expression'),
  },
  {
    dynamoDb:
      'counts list indexes in the list as it was, appends what is set beyond its end, and returns the updated elements alone',
    source: 'Developer Guide, Update expressions; scylladb test_update_expression.py (run on AWS)',
    explains: (d) => updates(d).some(({ expression }) => expression.includes('[')),
  },
];
