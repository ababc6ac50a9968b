/** Which rows wait for which time, so that a calm world need not sweep when nothing is due. */
export class DueRows {
  readonly #dueAt = new Map<string, number>();
  #onDue: (() => void) | undefined;

  note(pk: string, sk: string, dueAt: unknown): void {
    const row = `${pk} ${sk}`;
    if (typeof dueAt !== 'number') {
      this.#dueAt.delete(row);
      return;
    }
    this.#dueAt.set(row, dueAt);
    const wake = this.#onDue;
    this.#onDue = undefined;
    wake?.();
  }

  /** When the first row comes due. */
  earliest(): number | undefined {
    return this.#dueAt.size === 0 ? undefined : Math.min(...this.#dueAt.values());
  }

  /** Runs once, with the next row that gets a due time. */
  wakeOnNext(run: () => void): void {
    this.#onDue = run;
  }
}
