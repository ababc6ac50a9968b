/** The children of an element: names with text, in the order they are written. */
export type Fields = Readonly<Record<string, string>>;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
// XML cannot hold these at all, not even as references.
const impossible = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const escapeXml = (text: string): string =>
  text.replace(impossible, '').replace(/[&<>"']/g, (character) => entities[character] ?? '');

export const element = (name: string, text: string): string =>
  `<${name}>${escapeXml(text)}</${name}>`;

export const elements = (fields: Fields): string =>
  Object.entries(fields)
    .map(([name, text]) => element(name, text))
    .join('');

/** `<param name="partner">2088...</param>`, as a request is echoed. */
export const parameter = ([name, value]: readonly [string, string]): string =>
  `<param name="${escapeXml(name)}">${escapeXml(value)}</param>`;
