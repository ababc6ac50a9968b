import { type Definition, functionArn } from './virtual-world.ts';

/** Asks every 5 s counted from the start, and cancels at 60 s: the shape of payment resolution. */
export const pollMachine: Definition = {
  StartAt: 'Begin',
  States: {
    Begin: {
      Type: 'Pass',
      Assign: { startedAt: '{% $toMillis($states.context.Execution.StartTime) %}', poll: 1 },
      Next: 'QueryPayment',
    },
    QueryPayment: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: {
        FunctionName: functionArn('query'),
        Payload: { paymentId: '{% $states.context.Execution.Input.paymentId %}' },
      },
      TimeoutSeconds: 3,
      Assign: { status: '{% $states.result.Payload.status %}' },
      Retry: [
        { ErrorEquals: ['Lambda.TooManyRequestsException'], IntervalSeconds: 1, MaxAttempts: 2 },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], Assign: { status: 'unknown' }, Next: 'Decide' }],
      Next: 'Decide',
    },
    Decide: {
      Type: 'Choice',
      Choices: [
        { Condition: "{% $status = 'captured' %}", Next: 'Settled' },
        { Condition: '{% $poll >= 12 %}', Next: 'CancelPayment' },
      ],
      Default: 'UntilNextPoll',
    },
    UntilNextPoll: {
      Type: 'Wait',
      Timestamp: '{% $fromMillis($startedAt + $poll * 5000) %}',
      Assign: { poll: '{% $poll + 1 %}' },
      Next: 'QueryPayment',
    },
    CancelPayment: {
      Type: 'Task',
      Resource: functionArn('cancel'),
      Arguments: { paymentId: '{% $states.context.Execution.Input.paymentId %}' },
      Output: '{% $states.result %}',
      End: true,
    },
    Settled: { Type: 'Succeed', Output: { status: '{% $status %}', polls: '{% $poll %}' } },
  },
};
