import { encodeGbk } from './gbk.ts';

export type Charset = 'UTF-8' | 'GBK';

const names: ReadonlyMap<string, Charset> = new Map([
  ['UTF-8', 'UTF-8'],
  ['GBK', 'GBK'],
  ['GB2312', 'GBK'],
]);

/** The charset of that name; GBK when none is named (protocol 3.1); undefined for an unknown one. */
export const charsetNamed = (name: string | undefined): Charset | undefined =>
  name === undefined ? 'GBK' : names.get(name.toUpperCase());

export const encoded = (text: string, charset: Charset): Buffer =>
  charset === 'UTF-8' ? Buffer.from(text, 'utf8') : encodeGbk(text);

/** The parameters of a form, or of a query, whose percent-encoding is of that charset. */
export function readForm(form: string, charset: Charset): [string, string][] {
  const decoder = new TextDecoder(charset);
  const text = (part: string): string => decoder.decode(percentDecoded(part));
  return form
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const cut = pair.indexOf('=');
      return cut < 0 ? [text(pair), ''] : [text(pair.slice(0, cut)), text(pair.slice(cut + 1))];
    });
}

/** A `%` that begins no escape stands for itself, as in browsers. */
function percentDecoded(text: string): Buffer {
  const latin1 = text
    .replaceAll('+', ' ')
    .replace(/[^\0-\x7f]+/g, (raw) => Buffer.from(raw, 'utf8').toString('latin1'))
    .replace(/%([0-9a-f]{2})/gi, (_escape, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return Buffer.from(latin1, 'latin1');
}
