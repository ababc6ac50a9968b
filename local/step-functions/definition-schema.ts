import { z } from 'zod';
import type { Machine, State } from './definition.ts';
import { compileTemplate, type Template } from './expressions.ts';
import type { Json } from './json.ts';

const LAMBDA_FUNCTION = /^arn:aws[a-z-]*:lambda:[^:]*:[^:]*:function:[^${}]+$/;
const LAMBDA_INVOKE = /^arn:aws[a-z-]*:states:::lambda:invoke$/;
export const isLambdaInvoke = (resource: string): boolean => LAMBDA_INVOKE.test(resource);

function compile(source: Json, context: z.RefinementCtx, path: string[] = []): Template {
  try {
    return compileTemplate(source);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    context.addIssue({ code: 'custom', message: error.message, path });
    return z.NEVER;
  }
}

const template = z.json().transform((source, context) => compile(source, context));
const assign = z
  .record(z.string(), template)
  .refine(
    (variables) => Object.keys(variables).every((name) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)),
    'names must be letters, digits and _',
  )
  .refine((variables) => !Object.hasOwn(variables, 'states'), '$states is reserved');

const commentable = { Comment: z.string().optional() };
const language = z.literal('JSONata', 'must be JSONata, nothing else is supported');
const common = { ...commentable, QueryLanguage: language.optional() };
const exit = { Output: template.optional(), Assign: assign.optional() };
const flow = { ...common, ...exit, Next: z.string().optional(), End: z.literal(true).optional() };
const leaves = (state: { Next?: string | undefined; End?: true | undefined }): boolean =>
  (state.Next === undefined) === (state.End === true);
const LEAVES = 'needs either Next or End';

const errorEquals = z.array(z.string()).min(1);
const retrier = z.strictObject({
  ...commentable,
  ErrorEquals: errorEquals,
  IntervalSeconds: z.int().positive().default(1),
  MaxAttempts: z.int().nonnegative().default(3),
  BackoffRate: z.number().min(1).default(2),
  MaxDelaySeconds: z.int().positive().optional(),
  JitterStrategy: z.enum(['FULL', 'NONE']).default('NONE'),
});
const catcher = z.strictObject({
  ...commentable,
  ...exit,
  ErrorEquals: errorEquals,
  Next: z.string(),
});
const guarded = {
  ...flow,
  Retry: z.array(retrier).default([]),
  Catch: z.array(catcher).default([]),
};

const invokeArguments = z.strictObject({ FunctionName: z.json(), Payload: z.json() });
const task = z
  .strictObject({
    ...guarded,
    Type: z.literal('Task'),
    Resource: z
      .string()
      .refine(
        (arn) => isLambdaInvoke(arn) || LAMBDA_FUNCTION.test(arn),
        'must be the ARN of a Lambda function, or arn:aws:states:::lambda:invoke',
      ),
    Arguments: z.json().optional(),
    TimeoutSeconds: template.optional(),
  })
  .refine(leaves, LEAVES)
  .refine(
    (state) =>
      !isLambdaInvoke(state.Resource) || invokeArguments.safeParse(state.Arguments).success,
    { path: ['Arguments'], message: 'must be an object of FunctionName and Payload, no more' },
  )
  .transform(({ Arguments, ...state }, context) => ({
    ...state,
    Arguments: Arguments === undefined ? undefined : compile(Arguments, context, ['Arguments']),
  }));
const choiceRule = z.strictObject({
  ...commentable,
  ...exit,
  Condition: template,
  Next: z.string(),
});
const choice = z.strictObject({
  ...common,
  ...exit,
  Type: z.literal('Choice'),
  Choices: z.array(choiceRule).min(1),
  Default: z.string().optional(),
});
const wait = z
  .strictObject({
    ...flow,
    Type: z.literal('Wait'),
    Seconds: template.optional(),
    Timestamp: template.optional(),
  })
  .refine(leaves, LEAVES)
  .refine(
    (state) => (state.Seconds === undefined) !== (state.Timestamp === undefined),
    'needs either Seconds or Timestamp',
  );
const pass = z.strictObject({ ...flow, Type: z.literal('Pass') }).refine(leaves, LEAVES);
const succeed = z.strictObject({
  ...common,
  Type: z.literal('Succeed'),
  Output: template.optional(),
});
const fail = z.strictObject({
  ...common,
  Type: z.literal('Fail'),
  Error: template,
  Cause: template.optional(),
});
const inner = {
  ...common,
  StartAt: z.string(),
  States: z.record(
    z.string(),
    z.lazy(() => state),
  ),
};
const parallel = z
  .strictObject({
    ...guarded,
    Type: z.literal('Parallel'),
    Arguments: template.optional(),
    Branches: z.array(z.strictObject(inner)).min(1),
  })
  .refine(leaves, LEAVES);
const map = z
  .strictObject({
    ...guarded,
    Type: z.literal('Map'),
    Items: template.optional(),
    ItemSelector: template.optional(),
    MaxConcurrency: template.optional(),
    ItemProcessor: z.strictObject({
      ...inner,
      ProcessorConfig: z.strictObject({ Mode: z.literal('INLINE') }).optional(),
    }),
  })
  .refine(leaves, LEAVES);
const state: z.ZodType<State> = z.discriminatedUnion(
  'Type',
  [task, choice, wait, pass, succeed, fail, parallel, map],
  'must be Task, Choice, Wait, Pass, Succeed, Fail, Parallel or Map',
);

/** The supported subset of the language (see Machine); parsing also compiles every expression. */
export const machineSchema: z.ZodType<Machine> = z.strictObject({
  ...inner,
  QueryLanguage: language,
  Version: z.literal('1.0').optional(),
  TimeoutSeconds: z.int().positive().optional(),
});
