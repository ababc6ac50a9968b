/** Expressions come from few places in the code, so that each text is parsed once. */
const MAX_TEXTS = 2_000;

/** A parser that remembers. Faults are not remembered; what it returns must not be changed. */
export function remembering<T>(parse: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const parsed = parse(text);
    if (known.size >= MAX_TEXTS) known.clear();
    known.set(text, parsed);
    return parsed;
  };
}
