/** A string, or a character that opens, closes or separates; the rest is numbers and words. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/**
 * Parses a JSON object. Undefined if the text is anything else, or if any object in it has two
 * members of the same name: two readers could take different ones (protocol 5, "duplicate keys").
 */
export function strictJsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return hasRepeatedName(text) ? undefined : { ...value };
}

/** @param text Valid JSON. */
function hasRepeatedName(text: string): boolean {
  /** The names so far of each object that is open; of an array, undefined. */
  const open: (Set<string> | undefined)[] = [];
  let previous = '';
  for (const [found] of text.matchAll(token)) {
    if (found === '{') open.push(new Set());
    else if (found === '[') open.push(undefined);
    else if (found === '}' || found === ']') open.pop();
    else if (found === ':') {
      const names = open.at(-1);
      // Escapes count: "\u0061" is "a".
      const name = String(JSON.parse(previous));
      if (names?.has(name)) return true;
      names?.add(name);
    }
    previous = found;
  }
  return false;
}
