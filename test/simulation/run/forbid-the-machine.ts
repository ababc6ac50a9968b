/** What would make two runs of one seed differ. Lint keeps it out of core; here it throws. */
const FORBIDDEN = ['setTimeout', 'setInterval', 'fetch'] as const;

/** The first moment of all: what a library stamps on its own account must be the same in every run. */
const EPOCH = 0;

export function forbidTheMachine(): void {
  const refuse = (name: string) => () => {
    throw new Error(`${name} is not for the simulation: it would not be the same in the next run`);
  };
  for (const name of FORBIDDEN) {
    Object.defineProperty(globalThis, name, { value: refuse(name) });
  }
  Math.random = refuse('Math.random');
  globalThis.crypto.randomUUID = refuse('crypto.randomUUID');
  globalThis.crypto.getRandomValues = refuse('crypto.getRandomValues');
  const RealDate = Date;
  class StillDate extends RealDate {
    constructor(...parts: [] | [number | string]) {
      if (parts.length === 0) super(EPOCH);
      else super(...parts);
    }
    static override now = refuse('Date.now') as () => number;
  }
  globalThis.Date = StillDate as DateConstructor;
}
