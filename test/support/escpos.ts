/** Bytes that follow a command's two, for commands of a fixed length. */
const FIXED: Readonly<Record<string, number>> = {
  ...{ '\x1b@': 0, '\x1ba': 1, '\x1bM': 1, '\x1b ': 1, '\x1b2': 0, '\x1b3': 1, '\x1b{': 1 },
  ...{ '\x1bt': 1, '\x1b$': 2, '\x1b\\': 2, '\x1b-': 1, '\x1bE': 1 },
  ...{ '\x1cS': 2, '\x1c.': 0, '\x1c&': 0, '\x1c-': 1 },
  ...{ '\x1da': 1, '\x1dL': 2, '\x1dW': 2, '\x1d!': 1, '\x1dB': 1, '\x1dV': 2, '\x1dr': 1 },
};

/**
 * What a printer for China does with bytes, written from Epson's command reference and not from the
 * library that made them: the words on paper, the pictures, and how often the paper is cut.
 * @throws Error at a control byte or command that no receipt of ours may hold.
 */
export function readEscPos(bytes: Uint8Array): { text: string; pictures: number; cuts: number } {
  const words: number[] = [];
  let [pictures, cuts, at] = [0, 0, 0];
  const byte = (n: number): number => bytes[at + n] ?? 0;
  while (at < bytes.length) {
    const command = String.fromCharCode(byte(0), byte(1));
    if (byte(0) === 0x0a || byte(0) >= 0x20) {
      const length = byte(0) <= 0x7f ? 1 : byte(1) < 0x40 ? 4 : 2;
      words.push(...bytes.subarray(at, at + length));
      at += length;
    } else if (command === '\x1dv') {
      pictures += 1;
      at += 8 + (byte(4) + 256 * byte(5)) * (byte(6) + 256 * byte(7));
    } else {
      const more = FIXED[command];
      if (more === undefined) {
        throw new Error(`Byte ${at}: ${byte(0).toString(16)} ${byte(1).toString(16)} is forbidden`);
      }
      // Text that is placed, not spaced, is still apart from what is left of it.
      if (command === '\x1b$') words.push(0x20);
      if (command === '\x1dV') cuts += 1;
      at += 2 + more;
    }
  }
  return { text: new TextDecoder('gb18030').decode(Uint8Array.from(words)), pictures, cuts };
}
