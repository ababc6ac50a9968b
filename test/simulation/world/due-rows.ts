/** Which rows wait for which time, so that a calm world need not sweep when nothing is due. */
export class DueRows {
  readonly #dueAt = new Map<string, number>();
  #wake: { readonly before: number; readonly run: (at: number) => void } | undefined;

  note(pk: string, sk: string, dueAt: unknown): void {
    const row = `${pk} ${sk}`;
    if (typeof dueAt !== 'number') {
      this.#dueAt.delete(row);
      return;
    }
    this.#dueAt.set(row, dueAt);
    const wake = this.#wake;
    if (wake === undefined || dueAt >= wake.before) return;
    this.#wake = undefined;
    wake.run(dueAt);
  }

  /** When the first row comes due; never, perhaps. */
  earliest(): number {
    return Math.min(...this.#dueAt.values());
  }

  /** Runs once, as soon as a row gets an earlier due time. */
  wakeBefore(before: number, run: (at: number) => void): void {
    this.#wake = { before, run };
  }
}
