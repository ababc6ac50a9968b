import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { stackOf } from './support.ts';

test.each(['sandbox', 'production'] as const)(
  'the AWS Solutions rules find nothing in %s',
  (stage) => {
    const { violations } = new AwsSolutionsChecks().validateScope(stackOf(stage));
    expect(violations).toEqual([]);
  },
);

test('the rules are in force: a bare queue is found', () => {
  const stack = stackOf('sandbox');
  new Queue(stack, 'Bare');
  const { violations } = new AwsSolutionsChecks().validateScope(stack);
  expect(violations.map((violation) => violation.ruleName)).toContain('AwsSolutions-SQS4');
});
