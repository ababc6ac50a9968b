import { readJsonFile, writeJsonFile } from '../json-file.ts';

interface CheckpointFile {
  readonly streamArn: string;
  /** The last sequence number that was dealt with, by shard. */
  readonly shards: Readonly<Record<string, string>>;
}

/** A checkpoint reaches the disk this late, because replacing a file takes milliseconds. */
const delayMs = 1_000;

/**
 * How far a mapping has read a stream; kept on disk, so that a restart reads on from there. What was
 * read in the last moment before a kill is read again, as at-least-once allows.
 */
export class Checkpoints {
  readonly #file: string;
  readonly #streamArn: string;
  readonly #shards: Record<string, string>;
  #saving: NodeJS.Timeout | undefined;

  /** A file of another stream (the engine or its data was replaced) counts for nothing. */
  constructor(file: string, streamArn: string) {
    this.#file = file;
    this.#streamArn = streamArn;
    const stored = readJsonFile<CheckpointFile>(file);
    this.#shards = stored?.streamArn === streamArn ? { ...stored.shards } : {};
  }

  get(shardId: string): string | undefined {
    return this.#shards[shardId];
  }

  set(shardId: string, sequenceNumber: string): void {
    this.#shards[shardId] = sequenceNumber;
    this.#saving ??= setTimeout(() => this.save(), delayMs);
  }

  /** Writes what has not been written yet. */
  save(): void {
    if (this.#saving === undefined) return;
    clearTimeout(this.#saving);
    this.#saving = undefined;
    const content = { streamArn: this.#streamArn, shards: this.#shards };
    writeJsonFile(this.#file, content satisfies CheckpointFile);
  }
}

/** The smallest sequence number that all these readers are past; undefined when one has not begun. */
export function commonCheckpoint(files: readonly string[]): string | undefined {
  const numbers = files.map((file) => {
    const shards = Object.values(readJsonFile<CheckpointFile>(file)?.shards ?? {});
    // Several shards are another engine's: its records are not ours to trim.
    return shards.length === 1 ? shards[0] : undefined;
  });
  const known = numbers.filter((number) => number !== undefined);
  if (known.length === 0 || known.length < numbers.length) return undefined;
  return known.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))[0];
}
