import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { outgoingOf } from '../../adapters/dynamodb/stream-image.ts';
import type { CaseKind, ExceptionCase } from '../../core/domain/exception-case.ts';
import { paymentFollowUpAt, refundFollowUpAt } from '../../core/usecases/implied-follow-ups.ts';
import { clock, followUps, stage } from '../shared/compose.ts';
import { count, errorFields, log } from '../shared/log.ts';

/**
 * Reads the outbox, the table's stream: asks for the follow-ups that stored payments and refunds
 * imply, and counts new cases for the alarm. At least once and in any order is good enough.
 */
export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  for (const record of event.Records) {
    try {
      await apply(record);
    } catch (error) {
      log('error', 'message-failed', errorFields(error));
      const itemIdentifier = record.dynamodb?.SequenceNumber ?? '';
      // The stream is delivered again from here on, in order.
      return { batchItemFailures: [{ itemIdentifier }] };
    }
  }
  return { batchItemFailures: [] };
}

async function apply({ eventName, dynamodb }: DynamoDBRecord): Promise<void> {
  const image = dynamodb?.NewImage as Record<string, AttributeValue> | undefined;
  const outgoing = image && outgoingOf(image);
  if (!outgoing) return;
  switch (outgoing.kind) {
    case 'payment': {
      const { key, payment } = outgoing;
      const at = paymentFollowUpAt(payment);
      if (at === undefined) return;
      await followUps().send({ ...key, generation: payment.generation }, at);
      return;
    }
    case 'refund': {
      const at = refundFollowUpAt(outgoing.refund);
      if (at !== undefined) await followUps().send({ ...outgoing.key, generation: 0 }, at);
      return;
    }
    case 'case':
      if (eventName === 'INSERT') announce(outgoing.opened);
  }
}

function announce({ caseId, merchantId, kind, orderId }: ExceptionCase): void {
  count(METRICS[kind] ?? 'CasesOpened', stage(), clock().now());
  log('warn', 'case-opened', { caseId, merchantId, kind, orderId });
}

/** Whoever looks after a kitchen is somebody else than who looks after money. */
const METRICS: Partial<Record<CaseKind, 'KitchensSilent'>> = { 'kitchen-silent': 'KitchensSilent' };
