const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** One XML element with text. */
export function element(name: string, text: string): string {
  const escaped = text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
  return `<${name}>${escaped}</${name}>`;
}

/** The texts of all elements of that name. */
export function textsOf(name: string, xml: string): string[] {
  const found = xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'));
  return [...found].map(([, text = '']) =>
    text.replace(/&(amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);/gi, decodeEntity),
  );
}

function decodeEntity(entity: string): string {
  const named = Object.entries(entities).find(([, coded]) => coded === entity);
  if (named !== undefined) return named[0];
  const digits = entity.slice(2, -1);
  const hexadecimal = digits.startsWith('x');
  return String.fromCodePoint(
    Number.parseInt(hexadecimal ? digits.slice(1) : digits, hexadecimal ? 16 : 10),
  );
}
