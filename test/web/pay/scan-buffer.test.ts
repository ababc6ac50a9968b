import { describe, expect, it } from 'vitest';
import { type Heard, ScanBuffer } from '../../../web/src/pay/scan-buffer.ts';

const CODE = '281234567890123456';

/** Types a text with a pause before each key. */
function type(buffer: ScanBuffer, text: readonly string[], pauseMs: number, from = 0): Heard[] {
  return text.map((key, i) => buffer.hear({ key, at: from + i * pauseMs }));
}

describe('the scanner', () => {
  it('is heard by its speed, its digits and its Enter', () => {
    const heard = type(new ScanBuffer(), [...CODE, 'Enter'], 5);
    expect(heard.at(-1)).toEqual({ kind: 'code', code: CODE });
  });

  it('is known as such after a few digits, so that a field gets no more of them', () => {
    const kinds = type(new ScanBuffer(), [...CODE], 5).map(({ kind }) => kind);
    expect(kinds.slice(0, 5)).toEqual(['nothing', 'nothing', 'nothing', 'burst', 'burst']);
  });

  it('is not somebody who types the same digits', () => {
    const heard = type(new ScanBuffer(), [...CODE, 'Enter'], 80);
    expect(heard.every(({ kind }) => kind === 'nothing')).toBe(true);
  });

  it('reads no payment from another barcode, and lets no button be pressed by its Enter', () => {
    const heard = type(new ScanBuffer(), [...'6901234567892', 'Enter'], 5);
    expect(heard.at(-1)).toEqual({ kind: 'burst' });
  });

  it('may come right after something that was typed', () => {
    const buffer = new ScanBuffer();
    type(buffer, [...'no 7'], 90);
    expect(type(buffer, [...CODE, 'Enter'], 5, 1_000).at(-1)).toEqual({ kind: 'code', code: CODE });
  });

  it('reads the same customer twice as two scans', () => {
    const buffer = new ScanBuffer();
    const first = type(buffer, [...CODE, 'Enter'], 5).at(-1);
    expect(type(buffer, [...CODE, 'Enter'], 5, 500).at(-1)).toEqual(first);
  });
});
