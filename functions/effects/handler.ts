import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { outgoingOf } from '../../adapters/dynamodb/stream-image.ts';
import type { CaseKind, ExceptionCase } from '../../core/domain/exception-case.ts';
import type { Released } from '../../core/domain/popularity.ts';
import { paymentFollowUpAt, refundFollowUpAt } from '../../core/usecases/implied-follow-ups.ts';
import { clock, followUps, stage } from '../shared/compose.ts';
import { count, errorFields, log } from '../shared/log.ts';
import { countSold } from './count-sold.ts';

/**
 * Reads the outbox, the table's stream: asks for the follow-ups that stored payments and refunds
 * imply, and counts new cases for the alarm. At least once and in any order is good enough. What new
 * tickets sold is counted when all of that is done, and at no cost to it.
 */
export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const released: Released[] = [];
  const failed = await applyAll(event.Records, released);
  await countSold(released);
  return { batchItemFailures: failed };
}

async function applyAll(
  records: readonly DynamoDBRecord[],
  released: Released[],
): Promise<DynamoDBBatchResponse['batchItemFailures']> {
  for (const record of records) {
    try {
      await apply(record, released);
    } catch (error) {
      log('error', 'message-failed', errorFields(error));
      const itemIdentifier = record.dynamodb?.SequenceNumber ?? '';
      // The stream is delivered again from here on, in order.
      return [{ itemIdentifier }];
    }
  }
  return [];
}

async function apply({ eventName, dynamodb }: DynamoDBRecord, released: Released[]): Promise<void> {
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
    case 'ticket': {
      const { key, ticket } = outgoing;
      if (eventName === 'INSERT') released.push({ merchantId: key.merchantId, ticket });
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
