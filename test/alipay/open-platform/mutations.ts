import fc from 'fast-check';

/** What, where, how much or from where, and with what. */
export type Step = readonly [kind: number, at: number, from: number, value: number];

const kinds = 6;
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.tuple(fc.nat(kinds - 1), fc.nat(0xffff), fc.nat(0xffff), fc.nat(0xff)),
  { minLength: 1, maxLength: 3 },
);

/** Damages bytes step by step: flips, cuts, repeats, shortens, puts in a word, writes over. */
export function mutated(original: Buffer, words: readonly string[], path: readonly Step[]): Buffer {
  return path.reduce((bytes, step) => damaged(bytes, words, step), original);
}

function damaged(bytes: Buffer, words: readonly string[], [kind, a, b, value]: Step): Buffer {
  const at = a % (bytes.length + 1);
  const from = b % (bytes.length + 1);
  const [start, end] = at < from ? [at, from] : [from, at];
  switch (kind) {
    case 0: {
      const flipped = Buffer.from(bytes);
      if (at < flipped.length) flipped.writeUInt8(flipped.readUInt8(at) ^ (value || 1), at);
      return flipped;
    }
    case 1:
      return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)]);
    case 3:
      return bytes.subarray(0, at);
    case 4: {
      const word = Buffer.from(words[value % words.length] ?? '');
      return Buffer.concat([bytes.subarray(0, at), word, bytes.subarray(at)]);
    }
    default: {
      const written = Buffer.from(bytes);
      written.fill(value, at, Math.min(at + 4, written.length));
      return written;
    }
  }
}
