/** As much of a Babel node and its path as decides here. */
interface Node {
  readonly type: string;
  readonly key?: Node;
  readonly name?: string;
  readonly callee?: Node;
  readonly arguments?: readonly Node[];
}
interface NodePath {
  readonly node: Node;
  readonly parent: Node;
}

const WORDS = new Set(['StringLiteral', 'TemplateLiteral']);
const REFUSALS = new Set(['conflict', 'notFound', 'unprocessable']);

/** `says: '...'` of a table: documentation that nothing reads but people. */
const isCaption = (parent: Node): boolean =>
  parent.type === 'ObjectProperty' && parent.key?.name === 'says';

/** The message of an error, or the sentence (the last argument) of a refusal. */
function isMessage(node: Node, { type, callee, arguments: all = [] }: Node): boolean {
  const name = callee?.name ?? '';
  if (type === 'NewExpression') return /Error$|^TooMuchContention$/.test(name);
  return type === 'CallExpression' && REFUSALS.has(name) && all.at(-1) === node;
}

/**
 * Sentences for people are not mutated: a test that pins one down word for word would only have to
 * be changed with it. What a program reads (codes, fields, states) stays in.
 * @returns the reason to leave this node alone.
 */
export function shouldIgnore({ node, parent }: NodePath): string | undefined {
  const isSentence = WORDS.has(node.type) && (isCaption(parent) || isMessage(node, parent));
  return isSentence ? 'a sentence for people' : undefined;
}

/** The form Stryker reads. */
export const strykerPlugins = [{ kind: 'Ignore', name: 'sentences', value: { shouldIgnore } }];
