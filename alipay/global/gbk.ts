const lowest = { lead: 0x81, trail: 0x40 };
const highest = 0xfe;
const newline = 0x0a;

let table: ReadonlyMap<string, number> | undefined;

/**
 * Node decodes GBK but encodes nothing: the reverse of its decoder, over all pairs of bytes. One call
 * decodes them all, a line each, because a call for each takes a second.
 */
function pairsByCharacter(): ReadonlyMap<string, number> {
  const pairs: number[] = [];
  for (let lead = lowest.lead; lead <= highest; lead += 1) {
    for (let trail = lowest.trail; trail <= highest; trail += 1) pairs.push(lead * 0x100 + trail);
  }
  const bytes = Uint8Array.from(pairs.flatMap((pair) => [pair >> 8, pair & 0xff, newline]));
  const lines = new TextDecoder('gb18030').decode(bytes).split('\n');
  const valid = pairs
    .map((pair, at): [string, number] => [lines[at] ?? '', pair])
    // What is no character decodes to the replacement, with or without the second byte.
    .filter(([character]) => [...character].length === 1 && character !== '\uFFFD');
  return new Map(valid);
}

/** Text as GBK bytes; undefined when it holds a character that GBK has not. */
export function encodeGbk(text: string): Buffer | undefined {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) {
      bytes.push(code);
      continue;
    }
    table ??= pairsByCharacter();
    const pair = table.get(character);
    if (pair === undefined) return undefined;
    bytes.push(pair >> 8, pair & 0xff);
  }
  return Buffer.from(bytes);
}
