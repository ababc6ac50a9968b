/** A condition the person at the terminal can fix: printed as its one sentence, without a stack. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
