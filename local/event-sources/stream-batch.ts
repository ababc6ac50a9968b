import type { Outcome } from '../lambda/invocation.ts';
import { failedItems } from './batch-failures.ts';

/** A record as DynamoDB Streams gives it; times are seconds since the epoch. */
export interface StreamRecord {
  readonly eventName: string;
  readonly awsRegion?: string;
  readonly dynamodb: {
    readonly SequenceNumber: string;
    readonly ApproximateCreationDateTime?: number;
  };
}

/** How a mapping treats a batch that fails. Numbers of -1 mean "without limit". */
export interface RetryPolicy {
  readonly retryAttempts: number;
  readonly maxAgeSeconds: number;
  readonly bisect: boolean;
  readonly reportsFailures: boolean;
}

export interface BatchPorts {
  invoke(records: readonly StreamRecord[]): Promise<Outcome>;
  /** Records up to and including this one need not be read again. */
  checkpoint(sequenceNumber: string): void;
  /** Records that are given up. */
  discard(records: readonly StreamRecord[], why: DiscardReason, attempts: number): Promise<void>;
  /** Waits; rejects when the poller is closed. */
  backOff(attempt: number): Promise<void>;
  nowMs(): number;
}

export type DiscardReason = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

const sequenceOf = (record: StreamRecord): string => record.dynamodb.SequenceNumber;

/**
 * Delivers records in order, each at least once, as a stream's event source mapping does: a failed
 * batch is halved (which costs no attempt) or tried again, and given up when it is too old or has
 * been tried too often. Source: Lambda developer guide, "Configuring error handling for DynamoDB".
 */
export async function deliverBatch(
  records: readonly StreamRecord[],
  policy: RetryPolicy,
  ports: BatchPorts,
): Promise<void> {
  let batch = await discardOld(records, policy, ports, 0);
  for (let attempt = 0; batch.length > 0; ) {
    const outcome = await ports.invoke(batch);
    const failedFrom = firstFailure(outcome, batch, policy.reportsFailures);
    if (failedFrom > 0) {
      ports.checkpoint(sequenceOf(at(batch, failedFrom - 1)));
      batch = batch.slice(failedFrom);
      attempt = 0;
      continue;
    }
    if (policy.bisect && batch.length > 1) {
      const middle = Math.ceil(batch.length / 2);
      await deliverBatch(batch.slice(0, middle), policy, ports);
      batch = await discardOld(batch.slice(middle), policy, ports, attempt);
      continue;
    }
    if (policy.retryAttempts >= 0 && attempt >= policy.retryAttempts) {
      await discard(batch, 'RetryAttemptsExhausted', attempt + 1, ports);
      return;
    }
    attempt++;
    await ports.backOff(attempt);
    batch = await discardOld(batch, policy, ports, attempt);
  }
}

/** The index of the first record that failed; the batch's length when none did. */
function firstFailure(
  outcome: Outcome,
  batch: readonly StreamRecord[],
  reportsFailures: boolean,
): number {
  const ids = batch.map(sequenceOf);
  const failed = failedItems(outcome, ids, reportsFailures);
  const indexes = failed.map((id) => ids.indexOf(id));
  return Math.min(batch.length, ...indexes);
}

async function discardOld(
  batch: readonly StreamRecord[],
  { maxAgeSeconds }: RetryPolicy,
  ports: BatchPorts,
  attempts: number,
): Promise<readonly StreamRecord[]> {
  if (maxAgeSeconds < 0) return batch;
  const oldest = ports.nowMs() / 1_000 - maxAgeSeconds;
  const isOld = (record: StreamRecord): boolean =>
    (record.dynamodb.ApproximateCreationDateTime ?? Infinity) < oldest;
  const firstYoung = batch.findIndex((record) => !isOld(record));
  const old = firstYoung < 0 ? batch : batch.slice(0, firstYoung);
  if (old.length > 0) await discard(old, 'RecordAgeExceeded', attempts, ports);
  return batch.slice(old.length);
}

async function discard(
  batch: readonly StreamRecord[],
  why: DiscardReason,
  attempts: number,
  ports: BatchPorts,
): Promise<void> {
  await ports.discard(batch, why, attempts);
  ports.checkpoint(sequenceOf(at(batch, batch.length - 1)));
}

function at(batch: readonly StreamRecord[], index: number): StreamRecord {
  const record = batch[index];
  if (record === undefined)
    throw new RangeError(`No record ${index} in a batch of ${batch.length}`);
  return record;
}
