/** GBK and GB2312 are parts of GB18030. */
export type XmlEncoding = 'utf-8' | 'gb18030';

const encodings = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  gb18030: 'gb18030',
} as const satisfies Record<string, XmlEncoding>;

const declaration = /^(?:\xEF\xBB\xBF)?<\?xml[^>]{0,100}?encoding=["']([A-Za-z0-9-]{1,20})["']/;
const charset = /;\s*charset="?([A-Za-z0-9-]{1,20})/i;

/**
 * The bytes as text: in the encoding that the XML declaration names, or else the content type, or
 * else UTF-8. Undefined when that is another encoding, or the bytes are not in it.
 */
export function decodedXml(
  body: Buffer,
  contentType: string | undefined,
): { text: string; encoding: XmlEncoding } | undefined {
  const head = body.subarray(0, 200).toString('latin1');
  const named = declaration.exec(head)?.[1] ?? charset.exec(contentType ?? '')?.[1] ?? 'utf-8';
  const key = named.toLowerCase();
  if (!Object.hasOwn(encodings, key)) return undefined;
  const encoding = encodings[key as keyof typeof encodings];
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(body), encoding };
  } catch {
    return undefined;
  }
}
