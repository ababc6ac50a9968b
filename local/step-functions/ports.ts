/** All that the interpreter knows of the world; with these virtual, a whole execution is virtual. */
export interface Ports {
  /**
   * Calls a function and returns its result (undefined counts as null).
   * @throws an Error whose name and message become Error and errorMessage of the state's failure,
   * such as Lambda.TooManyRequestsException, Sandbox.Timedout or the function's own error.
   */
  invoke(functionArn: string, payload: unknown): Promise<unknown>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves at that time (ms since the epoch) or at once if it is past; rejects when aborted. */
  sleepUntil(atMs: number, signal: AbortSignal): Promise<void>;
  /** In [0, 1). */
  random(): number;
}
