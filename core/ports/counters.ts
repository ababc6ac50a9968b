/** How often something was done in a window of time, shared by every sandbox. */
export interface Counters {
  /**
   * Counts once more where there is room.
   * @param name holds the window, so that the next one begins at nothing.
   * @returns whether there was room.
   */
  take(name: string, limit: number, forgetAt: number): Promise<boolean>;
  /** What was taken did not count after all. */
  giveBack(name: string): Promise<void>;
}
