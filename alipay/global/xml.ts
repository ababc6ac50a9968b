import sax from 'sax';
import { decodedXml, type XmlEncoding } from './xml-encoding.ts';

/** An element; `text` is un-escaped and untrimmed. */
export interface XmlElement {
  readonly name: string;
  readonly text: string;
  readonly children: ReadonlyMap<string, XmlElement>;
}

export interface XmlDocument {
  readonly root: XmlElement;
  readonly encoding: XmlEncoding;
}

export type XmlFault = 'too-large' | 'charset' | 'malformed' | 'duplicate-element';

const maxBytes = 256 * 1024;
const maxDepth = 8;
const notBlank = /[^ \t\r\n]/;
// The parser itself also takes &AMP; and whatever else its table of names inherits.
const foreignEntity = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)/;

class Refusal extends Error {
  readonly fault: XmlFault;
  constructor(fault: XmlFault) {
    super(fault);
    this.fault = fault;
  }
}

/**
 * Reads an XML answer (protocol 3.3) of at most 256 KiB and depth 8, decoded as its declaration or
 * else its content type says. Refused is whatever could make the text that was signed and the text
 * that is read two different ones, or cost us more than its length: DOCTYPE, entities beyond the five
 * and numbers, comments, CDATA, an element that occurs twice beside itself (but `param` of the echoed
 * request), text next to elements.
 */
export function parseXml(body: Buffer, contentType: string | undefined): XmlDocument | XmlFault {
  if (body.length > maxBytes) return 'too-large';
  const decoded = decodedXml(body, contentType);
  if (decoded === undefined) return 'charset';
  if (foreignEntity.test(decoded.text)) return 'malformed';
  try {
    const root = readTree(decoded.text);
    return root === undefined ? 'malformed' : { root, encoding: decoded.encoding };
  } catch (error) {
    return error instanceof Refusal ? error.fault : 'malformed';
  }
}

interface OpenElement extends XmlElement {
  text: string;
  readonly children: Map<string, XmlElement>;
}

/** Throws at the first fault, which is the only way to stop this parser. */
function readTree(text: string): XmlElement | undefined {
  let root: XmlElement | undefined;
  const open: OpenElement[] = [];
  const parser = sax.parser(true);
  parser.onopentag = ({ name }) => {
    const element: OpenElement = { name, text: '', children: new Map() };
    const parent = open.at(-1);
    if (parent !== undefined) addChild(parent, element, open.length);
    else if (root === undefined) root = element;
    else throw new Refusal('malformed');
    if (open.push(element) > maxDepth) throw new Refusal('malformed');
  };
  parser.ontext = (piece) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += piece;
    else if (notBlank.test(piece)) throw new Refusal('malformed');
  };
  parser.onclosetag = () => {
    const element = open.pop();
    if (element !== undefined) checkContent(element);
  };
  parser.onprocessinginstruction = ({ name }) => {
    if (name !== 'xml') throw new Refusal('malformed');
  };
  const refuse = (): never => {
    throw new Refusal('malformed');
  };
  parser.onerror = refuse;
  parser.ondoctype = refuse;
  parser.onsgmldeclaration = refuse;
  parser.oncomment = refuse;
  parser.onopencdata = refuse;
  parser.write(text).close();
  return root;
}

function addChild(parent: OpenElement, element: OpenElement, depth: number): void {
  const repeats = depth === 2 && parent.name === 'request' && element.name === 'param';
  if (parent.children.has(element.name) && !repeats) throw new Refusal('duplicate-element');
  parent.children.set(element.name, element);
}

function checkContent({ text, children }: OpenElement): void {
  if (children.size > 0 && notBlank.test(text)) throw new Refusal('malformed');
}
