import { randomUUID } from 'node:crypto';
import { type Failure, MOST_ROWS } from '../../analytics/questions/engine.ts';
import type { ScopedQuery } from '../../analytics/questions/scoped-query.ts';
import { Lake, type RawRows } from './lake.ts';

export type RunState =
  | { readonly status: 'running' }
  | { readonly status: 'failed'; readonly reason: Failure; readonly detail: string }
  | ({ readonly status: 'done' } & RawRows);

export interface RunLimits {
  readonly longestMs: number;
  /** Runs whose results are in memory; older ones are forgotten. */
  readonly kept: number;
}

const LIMITS: RunLimits = { longestMs: 60_000, kept: 64 };

/** Queries that run in the background, one after the other: each uses every core. */
export class Runs implements AsyncDisposable {
  readonly #folder: string;
  readonly #database: string;
  readonly #limits: RunLimits;
  readonly #states = new Map<string, RunState>();
  readonly #byToken = new Map<string, string>();
  #lake: Lake | undefined;
  #last: Promise<void> = Promise.resolve();
  #current: string | undefined;

  constructor(folder: string, database: string, limits: RunLimits = LIMITS) {
    this.#folder = folder;
    this.#database = database;
    this.#limits = limits;
  }

  /** @returns The id of the run; the same for the same token. */
  start(query: ScopedQuery, token: string): string {
    const known = this.#byToken.get(token);
    if (known !== undefined && this.#states.has(known)) return known;
    const id = randomUUID();
    this.#byToken.set(token, id);
    this.#states.set(id, { status: 'running' });
    this.#forget();
    this.#last = this.#last.then(() => this.#run(id, query));
    return id;
  }

  /** Undefined where it is forgotten. */
  look(id: string): RunState | undefined {
    return this.#states.get(id);
  }

  stop(id: string): void {
    if (this.#states.get(id)?.status !== 'running') return;
    this.#states.set(id, { status: 'failed', reason: 'too-long', detail: 'Stopped' });
    if (this.#current === id) this.#lake?.interrupt();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const id of this.#states.keys()) this.stop(id);
    await this.#last;
    await this.#lake?.[Symbol.asyncDispose]();
  }

  async #run(id: string, query: ScopedQuery): Promise<void> {
    if (this.#states.get(id)?.status !== 'running') return;
    this.#current = id;
    const timer = setTimeout(() => this.stop(id), this.#limits.longestMs);
    try {
      this.#lake ??= await Lake.open(this.#folder, this.#database);
      const raw = await this.#lake.read(query, MOST_ROWS + 1);
      this.#end(id, { status: 'done', ...raw });
    } catch (error) {
      const detail = String(error);
      const reason = /Out of Memory/i.test(detail) ? 'too-much' : 'broken';
      this.#end(id, { status: 'failed', reason, detail });
    } finally {
      clearTimeout(timer);
      this.#current = undefined;
    }
  }

  /** What was stopped, or forgotten, stays so. */
  #end(id: string, state: RunState): void {
    if (this.#states.get(id)?.status === 'running') this.#states.set(id, state);
  }

  #forget(): void {
    for (const [token, id] of this.#byToken) {
      if (this.#byToken.size <= this.#limits.kept) return;
      this.#byToken.delete(token);
      this.#states.delete(id);
    }
  }
}
