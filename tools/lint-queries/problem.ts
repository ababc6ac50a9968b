/** What is wrong with a question, and what to write instead. */
export interface Problem {
  readonly line: number;
  readonly message: string;
}
