/** What antlr4ng's trees have. */
export interface AntlrTree {
  readonly start?: { readonly line: number } | null;
  readonly symbol?: { readonly line: number };
  getChildCount(): number;
  getChild(at: number): AntlrTree | null;
  getText(): string;
}

/**
 * A piece of SQL. A chain of rules of the grammar that hold one another and nothing else is one node
 * of many kinds: a bare name is a `SelectItem` and a `QualifiedName` and an `UnquotedIdentifier`.
 */
export interface SqlNode {
  readonly kinds: readonly string[];
  readonly children: readonly SqlNode[];
  readonly line: number;
  /** Lower case, without what stands between the words. */
  readonly text: string;
}

export function nodeOf(tree: AntlrTree): SqlNode {
  const kinds: string[] = [];
  let last = tree;
  for (let only: AntlrTree | null = tree; only; ) {
    last = only;
    kinds.push(only.constructor.name.replace(/\d*$/, '').replace(/Context$/, ''));
    only = only.getChildCount() === 1 ? only.getChild(0) : null;
  }
  const children = Array.from({ length: last.getChildCount() }, (_, at) => last.getChild(at));
  return {
    kinds,
    children: children.filter((child) => child !== null).map(nodeOf),
    line: (last.symbol ?? last.start)?.line ?? 1,
    text: last.getText().toLowerCase(),
  };
}

export const is = (node: SqlNode | undefined, ...kinds: string[]): boolean =>
  kinds.some((kind) => node?.kinds.includes(kind));

/** It and all within it, in the order of the text; not within what `stop` says. */
export function* within(
  node: SqlNode,
  stop: (node: SqlNode) => boolean = () => false,
): Generator<SqlNode> {
  yield node;
  for (const child of node.children) if (!stop(child)) yield* within(child, stop);
}

export const allOf = (node: SqlNode, ...kinds: string[]): SqlNode[] =>
  [...within(node)].filter((found) => is(found, ...kinds));

/** Its own piece of a kind, if it has one. */
export const pieceOf = (node: SqlNode, kind: string): SqlNode | undefined =>
  node.children.find((child) => is(child, kind));

/** Without parentheses and signs around it. */
export function bare(node: SqlNode): SqlNode {
  const inner = is(node, 'ParenthesizedExpression', 'ArithmeticUnary')
    ? node.children[1]
    : undefined;
  return inner ? bare(inner) : node;
}
