/** Raw JSON text of a value, by the name of the member of the top-level object that holds it. */
export type RawMembers = ReadonlyMap<string, string>;

export type MembersResult = RawMembers | 'malformed' | 'duplicate-member';

const space = /[ \t\r\n]*/y;
const scalar = /[^ \t\r\n,{}[\]"]*/y;
const maxMembers = 16;

/**
 * Cuts a JSON object into the raw text of its members, in one pass and without parsing the values:
 * Alipay signs the raw text of one member, and nothing else in the body can be trusted yet.
 * A name that occurs twice, or anything after the object, is refused, so that the signed value and
 * the value that is read cannot be two different ones.
 */
export function topLevelMembers(text: string): MembersResult {
  const members = new Map<string, string>();
  let at = endOf(space, text, 0);
  if (text[at] !== '{') return 'malformed';
  do {
    const nameStart = endOf(space, text, at + 1);
    const nameEnd = endOfString(text, nameStart);
    const name = parsedString(text.slice(nameStart, nameEnd));
    const colon = endOf(space, text, nameEnd);
    if (name === undefined || text[colon] !== ':') return 'malformed';

    const valueStart = endOf(space, text, colon + 1);
    const valueEnd = endOfValue(text, valueStart);
    if (members.has(name)) return 'duplicate-member';
    if (valueEnd === valueStart || members.size === maxMembers) return 'malformed';
    members.set(name, text.slice(valueStart, valueEnd));
    at = endOf(space, text, valueEnd);
  } while (text[at] === ',');
  const closed = text[at] === '}' && endOf(space, text, at + 1) === text.length;
  return closed ? members : 'malformed';
}

/** The text of a JSON string token, if it is one. Escapes count: `"\u0073ign"` is `sign`. */
export function parsedString(token: string): string | undefined {
  try {
    const value: unknown = JSON.parse(token);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  pattern.test(text);
  return pattern.lastIndex;
}

/** Where the value that starts here ends: brackets are matched, what they hold is not judged. */
function endOfValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return endOfString(text, start);
  if (first !== '{' && first !== '[') return endOf(scalar, text, start);
  let depth = 0;
  let at = start;
  do {
    const character = text[at];
    if (character === '"') {
      at = endOfString(text, at);
      continue;
    }
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
    at += 1;
  } while (depth > 0 && at < text.length);
  return at;
}

/** Just after the closing quote, or the end of the text if there is none. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}
