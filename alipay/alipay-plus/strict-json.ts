/** The parsed object of a message. */
export type JsonObject = Readonly<Record<string, unknown>>;

export type JsonFault = 'malformed' | 'duplicate-member';

/**
 * Parses a JSON object. A member name that occurs twice in one object, at any depth and however it is
 * escaped, is a fault: two readers of the same signed text could then see two different amounts.
 */
export function parseStrictObject(text: string): JsonObject | JsonFault {
  const value = parsed(text);
  if (!isObject(value)) return 'malformed';
  return hasDuplicateMember(text) ? 'duplicate-member' : value;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** For a text that came from {@link parseStrictObject}: whether it is an object at all. */
export const isFault = (result: JsonObject | JsonFault): result is JsonFault =>
  typeof result === 'string';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of valid JSON, where nothing but a member name is followed by a colon. */
function hasDuplicateMember(text: string): boolean {
  const open: (Set<string> | undefined)[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at);
      if (colonFollows(text, end)) {
        const name = String(JSON.parse(text.slice(at, end)));
        const names = open.at(-1);
        if (names?.has(name)) return true;
        names?.add(name);
      }
      at = end;
      continue;
    }
    if (character === '{') open.push(new Set());
    if (character === '[') open.push(undefined);
    if (character === '}' || character === ']') open.pop();
    at += 1;
  }
  return false;
}

/** Just after the closing quote. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function colonFollows(text: string, start: number): boolean {
  let at = start;
  while (/[ \t\r\n]/.test(text[at] ?? '')) at += 1;
  return text[at] === ':';
}
