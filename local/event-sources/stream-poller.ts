import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError, type AwsJsonCall } from '../aws-json.ts';
import type { Invoke } from '../lambda/invocation.ts';
import { Checkpoints } from './checkpoints.ts';
import { eventFilter } from './filter.ts';
import { type MappingProperties, type Poller, reportsFailures } from './mapping.ts';
import { type BatchPorts, deliverBatch, type StreamRecord } from './stream-batch.ts';

export interface StreamPollerOptions {
  readonly mapping: MappingProperties;
  /** The engine's own name of the stream. */
  readonly streamArn: string;
  readonly checkpointFile: string;
  readonly region: string;
  readonly timeScale: number;
  readonly call: AwsJsonCall;
  readonly sendToQueue: (queueArn: string, body: string) => Promise<void>;
  readonly invoke: Invoke;
  readonly log: (line: string) => void;
}

interface Shard {
  readonly ShardId: string;
  readonly SequenceNumberRange?: { readonly EndingSequenceNumber?: string };
}

const idleMs = 200;
/** Files are free here, so nobody waits a minute for others to share one. */
const longestWindowMs = 3_000;
const longestBackOffMs = 30_000;
const streams = (operation: string): string => `DynamoDBStreams_20120810.${operation}`;

/** Feeds a table's stream to a function, shard by shard and in order. */
export function pollStream(options: StreamPollerOptions): Poller {
  const stop = new AbortController();
  const reader = new StreamReader(options, stop.signal);
  const loop = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      try {
        const pauseMs = pauseAfter(options, await reader.readOnce());
        if (pauseMs > 0) await sleep(pauseMs, undefined, { signal: stop.signal });
      } catch (error) {
        if (stop.signal.aborted) return;
        options.log(`${options.streamArn}: ${String(error)}`);
        await sleep(1_000, undefined, { signal: stop.signal }).catch(() => undefined);
      }
    }
  };
  return { stop: () => stop.abort(), ended: loop().finally(() => reader.close()) };
}

/** Who waits for company lets the stream keep what comes meanwhile; a full batch waits for nobody. */
function pauseAfter(
  { mapping, timeScale }: StreamPollerOptions,
  found: 'nothing' | 'something' | 'a full batch',
): number {
  if (found === 'a full batch') return 0;
  const windowMs = (mapping.MaximumBatchingWindowInSeconds ?? 0) * 1_000;
  if (windowMs > 0) return Math.max(idleMs, Math.min(windowMs / timeScale, longestWindowMs));
  return found === 'nothing' ? idleMs : 0;
}

class StreamReader {
  readonly #options: StreamPollerOptions;
  readonly #signal: AbortSignal;
  readonly #checkpoints: Checkpoints;
  readonly #passes: (event: unknown) => boolean;
  readonly #iterators = new Map<string, string>();
  readonly #finished = new Set<string>();
  readonly #batchSize: number;

  constructor(options: StreamPollerOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    this.#checkpoints = new Checkpoints(options.checkpointFile, options.streamArn);
    this.#passes = eventFilter(options.mapping.FilterCriteria);
    this.#batchSize = options.mapping.BatchSize ?? 100;
  }

  close(): void {
    this.#checkpoints.save();
  }

  /** Reads and delivers one batch of every shard. */
  async readOnce(): Promise<'nothing' | 'something' | 'a full batch'> {
    if (this.#iterators.size === 0) await this.#findShards();
    let most = 0;
    for (const [shardId, iterator] of this.#iterators) {
      const page = await this.#records(shardId, iterator);
      if (page.Records.length > 0) {
        most = Math.max(most, page.Records.length);
        await this.#deliver(shardId, page.Records);
      }
      if (page.NextShardIterator === undefined) {
        this.#iterators.delete(shardId);
        this.#finished.add(shardId);
      } else {
        this.#iterators.set(shardId, page.NextShardIterator);
      }
    }
    if (most === 0) return 'nothing';
    return most >= this.#batchSize ? 'a full batch' : 'something';
  }

  async #findShards(): Promise<void> {
    const { streamArn: StreamArn, mapping, call } = this.#options;
    const answer = await call<{ StreamDescription: { Shards: Shard[] } }>(
      streams('DescribeStream'),
      { StreamArn },
    );
    for (const { ShardId, SequenceNumberRange: range } of answer.StreamDescription.Shards) {
      if (this.#finished.has(ShardId)) continue;
      if (mapping.StartingPosition === 'LATEST' && this.#checkpoints.get(ShardId) === undefined) {
        // Written down, so that what comes now is not skipped if we die before reading it.
        const end = range?.EndingSequenceNumber;
        if (end !== undefined) this.#checkpoints.set(ShardId, end);
        this.#checkpoints.save();
      }
      this.#iterators.set(ShardId, await this.#iterator(ShardId));
    }
  }

  async #iterator(ShardId: string): Promise<string> {
    const { streamArn: StreamArn, call } = this.#options;
    const SequenceNumber = this.#checkpoints.get(ShardId);
    const position =
      SequenceNumber === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber };
    const answer = await call<{ ShardIterator: string }>(streams('GetShardIterator'), {
      StreamArn,
      ShardId,
      ...position,
    });
    return answer.ShardIterator;
  }

  async #records(
    shardId: string,
    ShardIterator: string,
  ): Promise<{ Records: StreamRecord[]; NextShardIterator?: string }> {
    const Limit = this.#batchSize;
    try {
      return await this.#options.call(streams('GetRecords'), { ShardIterator, Limit });
    } catch (error) {
      if (!(error instanceof AwsError && error.code === 'ExpiredIteratorException')) throw error;
      return { Records: [], NextShardIterator: await this.#iterator(shardId) };
    }
  }

  async #deliver(shardId: string, records: readonly StreamRecord[]): Promise<void> {
    const { mapping } = this.#options;
    const wanted = records.filter((record) => this.#passes(record));
    const policy = {
      retryAttempts: mapping.MaximumRetryAttempts ?? -1,
      maxAgeSeconds: mapping.MaximumRecordAgeInSeconds ?? -1,
      bisect: mapping.BisectBatchOnFunctionError === true,
      reportsFailures: reportsFailures(mapping),
    };
    await deliverBatch(wanted, policy, this.#ports(shardId));
    const last = records.at(-1)?.dynamodb.SequenceNumber;
    if (last !== undefined) this.#checkpoints.set(shardId, last);
  }

  #ports(shardId: string): BatchPorts {
    const { mapping, invoke, timeScale, region } = this.#options;
    return {
      invoke: async (records) => {
        const Records = records.map((record) => ({
          ...record,
          awsRegion: region,
          eventSourceARN: mapping.EventSourceArn,
        }));
        this.#signal.throwIfAborted();
        const outcome = await invoke(mapping.FunctionName, JSON.stringify({ Records }));
        // Cut off by a shutdown: neither delivered nor failed.
        if (!outcome.ok) this.#signal.throwIfAborted();
        return outcome;
      },
      checkpoint: (sequenceNumber) => this.#checkpoints.set(shardId, sequenceNumber),
      discard: (records, condition, attempts) =>
        this.#discard(shardId, records, condition, attempts),
      backOff: async (attempt) => {
        const waitMs = Math.min(100 * 2 ** attempt, longestBackOffMs) / timeScale;
        await sleep(waitMs, undefined, { signal: this.#signal });
      },
      nowMs: Date.now,
    };
  }

  async #discard(
    shardId: string,
    records: readonly StreamRecord[],
    condition: string,
    approximateInvokeCount: number,
  ): Promise<void> {
    const { mapping, log, sendToQueue } = this.#options;
    const functionArn = mapping.FunctionName;
    const created = (record: StreamRecord | undefined): string =>
      new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1_000).toISOString();
    const queueArn = mapping.DestinationConfig?.OnFailure?.Destination;
    log(`${functionArn} gave up ${records.length} stream records: ${condition}`);
    if (queueArn === undefined) return;
    const body = {
      requestContext: { functionArn, condition, approximateInvokeCount },
      version: '1.0',
      timestamp: new Date().toISOString(),
      DDBStreamBatchInfo: {
        shardId,
        startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
        endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
        approximateArrivalOfFirstRecord: created(records[0]),
        approximateArrivalOfLastRecord: created(records.at(-1)),
        batchSize: records.length,
        streamArn: mapping.EventSourceArn,
      },
    };
    await sendToQueue(queueArn, JSON.stringify(body));
  }
}
