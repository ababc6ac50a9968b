import { describe, expect, test } from 'vitest';
import { parseXml, type XmlElement } from '../../../alipay/global/xml.ts';
import { answerXml } from './support.ts';

const parse = (text: string): ReturnType<typeof parseXml> => parseXml(Buffer.from(text), undefined);

function rootOf(text: string): XmlElement {
  const document = parse(text);
  if (typeof document === 'string') throw new Error(document);
  return document.root;
}

test('text is un-escaped and kept as it is, blanks between elements are dropped', () => {
  const root = rootOf('<a>\n <b> &lt;&amp;amp;&#65;&#x4E50; </b>\r\n\t<c/></a>');
  expect(root.children.get('b')?.text).toBe(' <&amp;A乐 ');
  expect(root.children.get('c')?.text).toBe('');
});

test('the parameters of the echoed request may repeat, nothing else may', () => {
  expect(rootOf('<a><request><param>1</param><param>2</param></request></a>').name).toBe('a');
  for (const twice of [
    '<a><sign>1</sign><sign>2</sign></a>',
    '<a><response/><response/></a>',
    '<a><request/><request/></a>',
    '<a><response><alipay><x>1</x><x>1</x></alipay></response></a>',
    '<a><response><request><param>1</param><param>2</param></request></response></a>',
  ]) {
    expect(parse(twice)).toBe('duplicate-element');
  }
});

describe('refused is', () => {
  test.each([
    ['a document type', '<!DOCTYPE a><a/>'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    [
      'an entity that grows',
      '<!DOCTYPE a [<!ENTITY x "xxxx"><!ENTITY y "&x;&x;&x;&x;">]><a>&y;&y;&y;</a>',
    ],
    ['an entity of HTML', '<a>&nbsp;</a>'],
    ['an entity in capitals', '<a>&AMP;</a>'],
    ['an entity with the name of an object member', '<a>&constructor;</a>'],
    ['an ampersand alone', '<a>a & b</a>'],
    ['half a surrogate pair by number', '<a>&#xD800;</a>'],
    ['a number beyond Unicode', '<a>&#x110000;</a>'],
    ['a comment', '<a>5<!-- -->40</a>'],
    ['CDATA', '<a><![CDATA[5.40]]></a>'],
    ['a processing instruction', '<a><?php ?></a>'],
    ['text beside elements', '<a>x<b/></a>'],
    ['two roots', '<a/><b/>'],
    ['text after the root', '<a/>x'],
    ['an element that does not close', '<a><b></a>'],
    ['a cut document', '<a><b>x</b'],
    ['an empty document', ''],
    ['no XML at all', '{"result_code":"SUCCESS"}'],
    ['a page of HTML', '<html><body><br>502 Bad Gateway</body></html>'],
  ])('%s', (_, text) => {
    expect(parse(text)).toBe('malformed');
  });

  test('what is nested deeper than 8', () => {
    const nested = (depth: number): string => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
    expect(parse(nested(9))).toBe('malformed');
    expect(rootOf(nested(8)).name).toBe('a');
  });

  test('more than 256 KiB', () => {
    expect(parse(`<a>${'x'.repeat(256 * 1024)}</a>`)).toBe('too-large');
    expect(rootOf(`<a>${'x'.repeat(255 * 1024)}</a>`).text).toHaveLength(255 * 1024);
  });

  test('an encoding that Alipay does not use, and bytes that are not in the one it names', () => {
    expect(parse('<?xml version="1.0" encoding="UTF-16"?><a/>')).toBe('charset');
    expect(parse('<?xml version="1.0" encoding="UTF-7"?><a/>')).toBe('charset');
    const broken = Buffer.concat([Buffer.from('<a>'), Buffer.from([0xff]), Buffer.from('</a>')]);
    expect(parseXml(broken, undefined)).toBe('charset');
  });
});

test.each([
  ['attributes', `<a ${Array.from({ length: 30_000 }, (_, at) => `b${at}=""`).join(' ')}/>`],
  ['entities', `<a>${'&amp;'.repeat(50_000)}</a>`],
  ['elements', `<a>${Array.from({ length: 20_000 }, (_, at) => `<b${at}/>`).join('')}</a>`],
  ['open CDATA', `<a>${'<![CDATA['.repeat(25_000)}`],
  ['an open declaration', `<?xml ${'encoding="'.repeat(20_000)}`],
])('a document full of %s costs no more than its length', (_, text) => {
  const start = performance.now();
  parse(text);
  expect(performance.now() - start).toBeLessThan(2000);
});

test('a cut answer is never read, wherever it is cut', () => {
  const whole = answerXml({ result_code: 'SUCCESS', partner_trans_id: 'T1' });
  for (let length = 0; length < whole.length; length += 1) {
    expect(typeof parse(whole.slice(0, length))).toBe('string');
  }
});
