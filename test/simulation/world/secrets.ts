/** What no log, message, execution input or row may ever hold; every run plants some of each. */
export class Secrets {
  readonly #marks = ['28773055', 'canary-token', '-----BEGIN', 'buyer_logon'];

  /** An auth code that any text can be searched for. */
  authCode(n: number): string {
    return `28773055${String(n).padStart(10, '0')}`;
  }

  /** The kind of secret in the text, if there is one. */
  in(text: string): string | undefined {
    return this.#marks.find((mark) => text.includes(mark));
  }
}
