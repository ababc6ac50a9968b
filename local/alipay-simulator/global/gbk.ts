const leads = [0x81, 0xfe] as const;
const trails = [0x40, 0xfe] as const;
const questionMark = 0x3f;

let table: ReadonlyMap<string, number> | undefined;

/** Node decodes GBK but encodes nothing, so the table is read off its decoder, once. */
function codes(): ReadonlyMap<string, number> {
  if (table !== undefined) return table;
  const decoder = new TextDecoder('gbk');
  const made = new Map<string, number>();
  for (let lead = leads[0]; lead <= leads[1]; lead += 1) {
    for (let trail = trails[0]; trail <= trails[1]; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      // A pair that GBK leaves empty decodes to a mark of failure, or to two characters.
      if ([...character].length !== 1 || character === '\uFFFD') continue;
      // The ideographic space has two pairs; the first is the usual one.
      if (!made.has(character)) made.set(character, lead * 256 + trail);
    }
  }
  table = made;
  return made;
}

/** Text in GBK; what GBK has not becomes `?`, as in Java. */
export function encodeGbk(text: string): Buffer {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? questionMark;
    const code = point < 0x80 ? point : (codes().get(character) ?? questionMark);
    if (code > 0xff) bytes.push(code >> 8);
    bytes.push(code & 0xff);
  }
  return Buffer.from(bytes);
}
