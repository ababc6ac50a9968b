import { describe, expect, it } from 'vitest';
import {
  type BatchPorts,
  deliverBatch,
  type RetryPolicy,
  type StreamRecord,
} from '../../../local/event-sources/stream-batch.ts';
import { failure, type Outcome } from '../../../local/lambda/invocation.ts';

const nowMs = Date.UTC(2026, 10, 22, 12);
const record = (sequence: number, ageSeconds = 0): StreamRecord => ({
  eventName: 'INSERT',
  dynamodb: {
    SequenceNumber: String(sequence),
    ApproximateCreationDateTime: nowMs / 1_000 - ageSeconds,
  },
});
const policy: RetryPolicy = {
  retryAttempts: 2,
  maxAgeSeconds: -1,
  bisect: false,
  reportsFailures: false,
};
const success: Outcome = { ok: true, payload: 'null' };

/** Runs a batch against a function given as a table of its answers, and tells what happened. */
async function deliver(
  records: readonly StreamRecord[],
  answer: (sequences: string[], call: number) => Outcome,
  change: Partial<RetryPolicy> = {},
): Promise<string[]> {
  const events: string[] = [];
  let calls = 0;
  const names = (batch: readonly StreamRecord[]): string[] =>
    batch.map(({ dynamodb }) => dynamodb.SequenceNumber);
  const ports: BatchPorts = {
    invoke: async (batch) => {
      events.push(`invoke ${names(batch)}`);
      return answer(names(batch), ++calls);
    },
    checkpoint: (sequence) => events.push(`checkpoint ${sequence}`),
    discard: async (batch, why) => {
      events.push(`discard ${names(batch)} ${why}`);
    },
    backOff: async (attempt) => {
      events.push(`back off ${attempt}`);
    },
    nowMs: () => nowMs,
  };
  await deliverBatch(records, { ...policy, ...change }, ports);
  return events;
}

const failsOn =
  (bad: string) =>
  (sequences: string[]): Outcome =>
    sequences.includes(bad) ? failure('Error', 'bad') : success;

describe('a batch of stream records', () => {
  it('is delivered once when the function succeeds', async () => {
    expect(await deliver([record(1), record(2)], () => success)).toEqual([
      'invoke 1,2',
      'checkpoint 2',
    ]);
  });

  it('is tried again, and given up after the retries', async () => {
    expect(await deliver([record(1)], () => failure('Error', 'down'))).toEqual([
      'invoke 1',
      'back off 1',
      'invoke 1',
      'back off 2',
      'invoke 1',
      'discard 1 RetryAttemptsExhausted',
      'checkpoint 1',
    ]);
  });

  it('is not given up when a later try succeeds', async () => {
    const events = await deliver([record(1)], (_sequences, call) =>
      call < 3 ? failure('Error', 'down') : success,
    );
    expect(events.slice(-2)).toEqual(['invoke 1', 'checkpoint 1']);
  });

  it('is halved around the bad record, so that only that one is given up', async () => {
    const events = await deliver(
      [1, 2, 3, 4].map((n) => record(n)),
      failsOn('3'),
      {
        bisect: true,
        retryAttempts: 0,
      },
    );
    expect(events).toEqual([
      'invoke 1,2,3,4',
      'invoke 1,2',
      'checkpoint 2',
      'invoke 3,4',
      'invoke 3',
      'discard 3 RetryAttemptsExhausted',
      'checkpoint 3',
      'invoke 4',
      'checkpoint 4',
    ]);
  });

  it('goes on from the first record that the function reports as failed', async () => {
    const events = await deliver(
      [1, 2, 3].map((n) => record(n)),
      (_sequences, call) =>
        call === 1
          ? { ok: true, payload: '{"batchItemFailures":[{"itemIdentifier":"2"}]}' }
          : success,
      { reportsFailures: true },
    );
    expect(events).toEqual(['invoke 1,2,3', 'checkpoint 1', 'invoke 2,3', 'checkpoint 3']);
  });

  it('fails whole when the report names a record that was not in it', async () => {
    const events = await deliver(
      [record(1)],
      () => ({ ok: true, payload: '{"batchItemFailures":[{"itemIdentifier":"9"}]}' }),
      { reportsFailures: true, retryAttempts: 0 },
    );
    expect(events).toContain('discard 1 RetryAttemptsExhausted');
  });

  it('loses its records that are too old, and says so', async () => {
    const records = [record(1, 400), record(2, 10)];
    expect(await deliver(records, () => success, { maxAgeSeconds: 300 })).toEqual([
      'discard 1 RecordAgeExceeded',
      'checkpoint 1',
      'invoke 2',
      'checkpoint 2',
    ]);
  });
});
