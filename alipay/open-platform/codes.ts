import { lookUp } from '../look-up.ts';
import { type AnswerNode, textOf } from './answer-node.ts';

/** The public codes of the gateway; any other code is unknown. */
const meanings = {
  '10000': 'accepted',
  '10003': 'in-process',
  // The gateway failed, perhaps after doing what was asked.
  '20000': 'unavailable',
  // Ours to repair; the gateway did nothing.
  '20001': 'configuration',
  '40001': 'configuration',
  '40002': 'configuration',
  '40003': 'configuration',
  '40006': 'configuration',
  // The sub_code says why.
  '40004': 'refused',
  // The gateway did nothing.
  '40005': 'rate-limited',
} as const satisfies Record<string, string>;

export type CodeMeaning = (typeof meanings)[keyof typeof meanings];

/** What the answer's `code` means for any method. */
export function meaningOf(node: AnswerNode): CodeMeaning | 'unknown' {
  return lookUp(meanings, textOf(node, 'code')) ?? 'unknown';
}

/** What to call the answer in records: its sub_code, or its code. */
export function codeOf(node: AnswerNode): string {
  return textOf(node, 'sub_code') ?? textOf(node, 'code') ?? 'NO_CODE';
}

/** The prefixes that the documents and real answers show, the longer before what it begins with. */
const prefix = /^(?:aop\.ACQ|aop|ACQ|AQC|isv|isp)\./;

/**
 * The sub_code without its prefix, which varies. Under a prefix that is not known a word may mean
 * something else: what still has a point is in no table, so it is unknown.
 */
export function refusalOf(node: AnswerNode): string | undefined {
  return textOf(node, 'sub_code')?.replace(prefix, '');
}
