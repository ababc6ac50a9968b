import { crc32, deflateSync } from 'node:zlib';

/** What a dish looks like from above, in three colours out of 0xrrggbb. */
export interface Look {
  readonly shape: 'bowl' | 'plate' | 'glass' | 'bun';
  readonly food: number;
  readonly topping: number;
}

const SIZE = 96;
const BACKGROUND = 0xf6efe4;
const CHINA = 0xffffff;
const RIM = 0xb9a68c;
const BUN = 0xd99a4e;

/** A small picture (about 1 KB, PNG), always the same for the same look. */
export function drawPicture(look: Look): Buffer {
  const palette = [BACKGROUND, CHINA, RIM, BUN, look.food, look.topping];
  const rows = Array.from({ length: SIZE }, (_, y) =>
    // Each row begins with its filter: none.
    Buffer.from([0, ...Array.from({ length: SIZE }, (_, x) => inkAt(look.shape, x, y))]),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIZE, 0);
  header.writeUInt32BE(SIZE, 4);
  // Eight bits a pixel, by palette.
  header.set([8, 3], 8);
  const colours = palette.flatMap((c) => [c >> 16, (c >> 8) & 0xff, c & 0xff]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(colours)),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Which of the palette's colours a pixel has. */
function inkAt(shape: Look['shape'], x: number, y: number): number {
  const middle = SIZE / 2;
  const far = Math.hypot(x - middle, y - middle);
  const topping = (x * 7 + y * 13) % 41 < 9 && (x >> 3) % 2 === (y >> 3) % 2;
  switch (shape) {
    case 'bowl':
      return far > 42 ? 0 : far > 38 ? 2 : far > 33 ? 1 : topping ? 5 : 4;
    case 'plate':
      return far > 44 ? 0 : far > 42 ? 2 : far > 26 ? 1 : topping ? 5 : 4;
    case 'glass': {
      const half = 14 + (SIZE - y) / 8;
      const across = Math.abs(x - middle);
      if (y < 14 || y > 84 || across > half) return 0;
      return across > half - 3 ? 2 : y < 26 ? 1 : topping && y < 44 ? 5 : 4;
    }
    case 'bun':
      if (far > 40) return 0;
      return y < 42 || y > 66 ? 3 : y < 54 ? 5 : 4;
  }
}

/** Length, type, data and their checksum (PNG, third edition, 5.3). */
function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
