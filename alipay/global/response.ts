import type { WireAnswer } from '../gateway-protocol.ts';
import { canonicalText } from '../signing/canonical.ts';
import type { AnswerFields } from './answer-fields.ts';
import type { GlobalCredentials } from './credentials.ts';
import { encodeGbk } from './gbk.ts';
import { isSignedByAlipay } from './signature.ts';
import { parseXml, type XmlDocument, type XmlElement } from './xml.ts';

/** Only `verified` may decide anything about money. `code` of what is not: see the gateway contract. */
export type Answer =
  | { readonly kind: 'verified'; readonly fields: AnswerFields }
  | { readonly kind: 'unverified'; readonly code: string };

/**
 * Reads an answer and verifies its signature, which covers the fields of the single element inside
 * `<response>` and nothing else (protocol 3.3): neither `is_success` nor the echoed request are looked
 * at when there is a response. A refusal of the gateway itself has none; it is verified over its own
 * `error` and `is_success`, and is mostly unsigned.
 */
export function readAnswer(answer: WireAnswer, credentials: GlobalCredentials): Answer {
  const document = parseXml(answer.body, answer.headers['content-type']);
  if (typeof document === 'string') return unverified(`UNVERIFIED_${document}`);
  const { root } = document;
  if (root.name !== 'alipay') return unverified('UNVERIFIED_malformed');
  const signature = root.children.get('sign')?.text ?? '';
  if (signature === '') return unsigned(root);
  const signType = root.children.get('sign_type')?.text ?? '';
  if (signType !== '' && signType !== credentials.signType) {
    return unverified('UNVERIFIED_sign-type');
  }
  const fields = signedFields(root);
  if (fields === undefined) return unverified('UNVERIFIED_malformed');
  return isSigned(fields, document, signature, credentials)
    ? { kind: 'verified', fields }
    : unverified('UNVERIFIED_signature');
}

const unverified = (code: string): Answer => ({ kind: 'unverified', code });

/** Why the gateway refused is worth a log line; anybody may have written it, so only a plain word is kept. */
function unsigned(root: XmlElement): Answer {
  const error = root.children.get('error')?.text ?? '';
  return unverified(/^[A-Z_]{1,48}$/.test(error) ? `UNSIGNED_${error}` : 'UNSIGNED');
}

function signedFields(root: XmlElement): AnswerFields | undefined {
  const response = root.children.get('response');
  if (response === undefined) return refusalFields(root);
  const [content, ...more] = response.children.values();
  return content === undefined || more.length > 0 ? undefined : leavesOf(content);
}

function refusalFields({ children }: XmlElement): AnswerFields | undefined {
  const isSuccess = children.get('is_success')?.text;
  const error = children.get('error')?.text;
  if (isSuccess !== 'F' || error === undefined || error === '') return undefined;
  return new Map([
    ['is_success', isSuccess],
    ['error', error],
  ]);
}

/** Empty fields are not signed. A field with fields of its own is none that we know. */
function leavesOf(content: XmlElement): AnswerFields | undefined {
  const fields = new Map<string, string>();
  for (const { name, text, children } of content.children.values()) {
    if (children.size > 0) return undefined;
    if (text !== '') fields.set(name, text);
  }
  return fields;
}

/** In a GBK answer the signed bytes are GBK; some of Alipay's servers sign in the request's charset. */
function isSigned(
  fields: AnswerFields,
  { encoding }: XmlDocument,
  signature: string,
  credentials: GlobalCredentials,
): boolean {
  const text = canonicalText(fields);
  if (isSignedByAlipay(credentials, text, signature)) return true;
  const gbk = encoding === 'gb18030' ? encodeGbk(text) : undefined;
  return gbk !== undefined && isSignedByAlipay(credentials, gbk, signature);
}
