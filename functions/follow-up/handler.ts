import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { FollowUp } from '../../core/ports/follow-ups.ts';
import { continuePayment } from '../../core/usecases/continue-payment.ts';
import { backoff, clock, gateway, orders, workflow } from '../shared/compose.ts';
import { errorFields, log } from '../shared/log.ts';

/** Follow-ups that have come due; each stands for itself. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const failed = await Promise.all(event.Records.map(follow));
  return { batchItemFailures: failed.flat() };
}

async function follow(record: SQSRecord): Promise<SQSBatchResponse['batchItemFailures']> {
  const deps = {
    orders: orders(),
    gateway: gateway(),
    workflow: workflow(),
    clock: clock(),
    backoff: backoff(),
  };
  try {
    await continuePayment(deps, JSON.parse(record.body) as FollowUp);
    return [];
  } catch (error) {
    log('error', 'message-failed', errorFields(error));
    return [{ itemIdentifier: record.messageId }];
  }
}
