import fc from 'fast-check';
import { parser } from 'sax';
import { describe, expect, test } from 'vitest';
import { printWithReceiptLine } from '../../../adapters/receiptline/print-receipt.ts';
import type { Receipt } from '../../../core/domain/receipt.ts';
import type { ReceiptStyle } from '../../../core/ports/receipt-printer.ts';
import { readEscPos } from '../../support/escpos.ts';
import { bill, lineOf, refund, sale, saleWithRefund } from './receipts.ts';

const style = (changes: Partial<ReceiptStyle> = {}): ReceiptStyle => ({
  ...{ format: 'text', language: 'zh-CN', columns: 48 },
  ...changes,
});
const drawn = (receipt: Receipt, changes: Partial<ReceiptStyle> = {}): string =>
  new TextDecoder().decode(printWithReceiptLine(receipt, style(changes)));
const printed = (receipt: Receipt, changes: Partial<ReceiptStyle> = {}) =>
  readEscPos(printWithReceiptLine(receipt, style({ ...changes, format: 'escpos' })));

/** Paper wraps as text does, and places what text spaces; so letters are compared. */
const letters = (text: string): string => text.replace(/\s+/g, '');
const widthOf = (line: string): number =>
  [...line].reduce((width, c) => width + (c < '\x80' ? 1 : 2), 0);

const ALL = { sale, saleWithRefund, refund, bill };
const NAMES = Object.keys(ALL) as (keyof typeof ALL)[];
const WIDTHS = [32, 48] as const;
const LANGUAGES = ['zh-CN', 'en'] as const;

describe.each(NAMES)('the receipt %s', (name) => {
  test.each(WIDTHS.flatMap((columns) => LANGUAGES.map((language) => ({ columns, language }))))(
    'reads as it should on $columns columns in $language, and the printer prints the same words',
    async (changes) => {
      const { columns, language } = changes;
      const text = drawn(ALL[name], changes);
      await expect(text).toMatchFileSnapshot(`golden/${name}-${columns}-${language}.txt`);
      expect(Math.max(...text.split('\n').map(widthOf))).toBeLessThanOrEqual(columns);
      const paper = printed(ALL[name], changes);
      expect(letters(paper.text)).toBe(letters(text).replace(letters(ALL[name].link), ''));
      expect(paper).toMatchObject({ pictures: 1, cuts: 1 });
    },
  );
});

/** The elements of a well-formed picture, with how often each occurs. */
function elementsOf(svg: string): { names: Set<string>; attributes: Set<string>; text: string } {
  const found = { names: new Set<string>(), attributes: new Set<string>(), text: '' };
  const xml = parser(true);
  xml.onerror = (error) => {
    throw error;
  };
  xml.onopentag = ({ name, attributes }) => {
    found.names.add(name);
    for (const key of Object.keys(attributes)) found.attributes.add(key);
  };
  xml.ontext = (text) => {
    found.text += text;
  };
  xml.write(svg).close();
  return found;
}

describe('the picture', () => {
  test('is the same bytes each time, white behind, as wide as its paper', () => {
    const svg = drawn(sale, { format: 'svg' });
    expect(svg).toBe(drawn(sale, { format: 'svg' }));
    expect(svg).toContain('<rect width="100%" height="100%" fill="#fff"/>');
    expect(svg).toMatch(/^<svg width="576px"/);
    expect(drawn(sale, { format: 'svg', columns: 32 })).toMatch(/^<svg width="384px"/);
  });

  test('loads nothing from elsewhere', () => {
    const [, inside = ''] = drawn(sale, { format: 'svg' }).split(
      'xmlns="http://www.w3.org/2000/svg"',
    );
    expect(inside).not.toMatch(/href|url\(|@import|http/);
  });
});

/** Names that would do something if they were not only names. */
const HOSTILE = [
  ['markup of a table', 'a | b | c'],
  ['markup of a code', '{code:http://evil.test;option:qrcode}'],
  ['a command for the printer', '{x:\\x1bp\\x00\\x19\\x19}'],
  ['an escaped control byte', '\\x1b@\\x07'],
  ['a rule and a cut', '==='],
  ['a picture', '{image:iVBORw0KGgo=}'],
  ['emphasis and size', '^^^_"`~x~`"_^^^'],
  ['an accent that becomes a mark', '\u1fef\u1fefx'],
  ['an accent on a mark', '|\u0327{\u0338<\u0327'],
  ['an accent at the start', '\u0327x'],
  ['script', '</tspan><script>alert(1)</script>'],
  ['an entity', '&lt;&#60;&quot;'],
  ['text turned round', '\u202e00.1\u202c'],
  ['line breaks', 'a\nb\r\nc\u2028d\u0085e'],
  ['half a character', 'a\ud83d\udc00b\udc00'],
  ['nothing', '\u200b'],
] as const;

/** The name wherever people's text goes. */
const hostile = (name: string): Receipt => ({
  ...saleWithRefund,
  storeName: name,
  storeLines: [name],
  note: name,
  lines: [lineOf(name, [2, 100], [[name, 5]])],
  totals: [{ code: 'subtotal', label: name, amount: sale.total }],
  refunds: saleWithRefund.refunds.map((r) => ({ ...r, lines: [{ name, quantity: 1 }] })),
});

describe('a name can only be read', () => {
  const safe = elementsOf(drawn(saleWithRefund, { format: 'svg' }));

  function harmless(name: string): void {
    const paper = printed(hostile(name));
    expect(paper).toMatchObject({ pictures: 1, cuts: 1 });
    const lines = drawn(hostile(name)).split('\n');
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(48);
    expect(letters(paper.text)).toBe(letters(lines.join('')).replace(letters(sale.link), ''));
    const picture = elementsOf(drawn(hostile(name), { format: 'svg' }));
    expect([...picture.names].every((n) => safe.names.has(n))).toBe(true);
    expect([...picture.attributes].every((a) => safe.attributes.has(a))).toBe(true);
  }

  test.each(HOSTILE)('though it is %s', (_what, name) => {
    harmless(name);
  });

  test('and keeps every character that has ink', () => {
    const name = `!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~ 牛肉面 é ß 😀 𠮷`;
    const text = letters(drawn(hostile(name)));
    expect(text).toContain(letters(name));
    expect(letters(elementsOf(drawn(hostile(name), { format: 'svg' })).text)).toContain(
      letters(name),
    );
  });

  test.each([
    ['a mark under an accent', '<\u0327|\u0327x', '<|x'],
    ['a mark in another writing', '\u1fefx', '`x'],
    ['what is left of half a character', 'a\ud83db', 'ab'],
    ['what stands between controls', 'a\x1b\x07b', 'ab'],
  ])('and keeps %s', (_what, name, shown) => {
    expect(drawn({ ...sale, note: `(${name})` })).toContain(`备注: (${shown})`);
  });

  test('whatever it is', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom(...'{}|\\x1bf^_`"~-=;: \u0327\u1fef\t\n\x1b\x1d牛'),
        maxLength: 40,
      }),
    );
    fc.assert(fc.property(name, harmless), { numRuns: 60 });
  });
});
