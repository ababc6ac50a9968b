import {
  ExecutionAlreadyExists,
  ExecutionLimitExceeded,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { StepFunctionsPaymentWorkflow } from '../../../adapters/step-functions/payment-workflow.ts';
import { newMerchant, newOrderId, newPaymentId } from '../../contracts/fixtures.ts';

const client = new SFNClient({ region: 'us-east-1' });
const sfn = mockClient(client);
const workflow = new StepFunctionsPaymentWorkflow(client, 'arn:machine');
const key = { merchantId: newMerchant(), orderId: newOrderId(), paymentId: newPaymentId() };

beforeEach(() => sfn.reset());

describe('The payment workflow', () => {
  it('starts under the name of the payment and its generation, knowing how often to ask', async () => {
    sfn.on(StartExecutionCommand).resolves({});
    await workflow.start({ ...key, generation: 2 });
    const input = sfn.commandCalls(StartExecutionCommand)[0]?.args[0].input;
    expect(input).toMatchObject({ stateMachineArn: 'arn:machine', name: `${key.paymentId}-2` });
    expect(JSON.parse(input?.input ?? '')).toEqual({
      ...key,
      polling: [
        { everySeconds: 5, untilSeconds: 60 },
        { everySeconds: 15, untilSeconds: 300 },
      ],
    });
  });

  it('that was started before is as good as started', async () => {
    const error = new ExecutionAlreadyExists({ message: 'exists', $metadata: {} });
    sfn.on(StartExecutionCommand).rejects(error);
    await expect(workflow.start({ ...key, generation: 0 })).resolves.toBeUndefined();
  });

  it('that cannot start says so, and the message comes again', async () => {
    const error = new ExecutionLimitExceeded({ message: 'too many', $metadata: {} });
    sfn.on(StartExecutionCommand).rejects(error);
    await expect(workflow.start({ ...key, generation: 0 })).rejects.toBe(error);
  });
});
