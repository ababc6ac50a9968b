import type { Problem } from '../../../api/problem.ts';
import {
  CHINESE,
  CHINESE_THINGS,
  CHINESE_TITLES,
  type ProblemCode,
} from '../../../api/problems/chinese.ts';
import type { RejectionCode } from '../../../core/usecases/rejection-code.ts';

/** The languages that a problem can be in. English, unless the caller would rather have another. */
export type Language = 'en' | 'zh-CN';
export type Params = Readonly<Record<string, string | number>>;

interface Refusal {
  readonly problem: Problem;
  readonly params: Params;
}

/** Does not compile while a code of the core has no Chinese sentence: add it to CHINESE. */
const TEXTS: Readonly<Record<RejectionCode | ProblemCode, string | readonly string[]>> = CHINESE;

/** Longer headers are nobody's list of languages. */
const MAX_LENGTH = 200;

/** The best of our languages by Accept-Language (RFC 9110, 12.5.4). */
export function preferredLanguage(header: string | undefined): Language {
  const wanted = (header ?? '').slice(0, MAX_LENGTH).split(',').flatMap(rangeOf);
  const [best] = wanted.toSorted((a, b) => b.weight - a.weight);
  return best?.language ?? 'en';
}

function rangeOf(text: string): { language: Language; weight: number }[] {
  const [, tag = '', q = '1'] =
    /^\s*(zh|en)(?:-[\w-]+)?\s*(?:;\s*q=([\d.]+))?\s*$/i.exec(text) ?? [];
  const weight = Number(q);
  if (tag === '' || !(weight > 0)) return [];
  return [{ language: tag.toLowerCase() === 'zh' ? 'zh-CN' : 'en', weight }];
}

/**
 * A problem as its caller reads it. Some sentences are the store's own, or were made in the
 * language of the order or the header; they stay, and `language` says what they are in.
 */
export function translated(
  { problem, params }: Refusal,
  wanted: Language,
): { readonly problem: Problem; readonly language: Language } {
  const isChinese = problem.detail.endsWith('。');
  if (wanted === 'en') return { problem, language: isChinese ? 'zh-CN' : 'en' };
  const title = CHINESE_TITLES[problem.status] ?? problem.title;
  if (isChinese) return { problem: { ...problem, title }, language: 'zh-CN' };
  // What is wrong with each field was written for this caller already (parse-body.ts).
  const [first] = problem.errors ?? [];
  const detail = first?.message ?? sentence(problem.code, { ...params, field: problem.field });
  return { problem: { ...problem, title, detail }, language: 'zh-CN' };
}

function sentence(code: ProblemCode, params: Readonly<Record<string, unknown>>): string {
  const known = { ...params, what: CHINESE_THINGS[String(params['what'])] };
  const filled = [TEXTS[code]].flat().map((text) => fill(text, known));
  return filled.find((text) => text !== undefined) ?? code;
}

/** Nothing, if a parameter of the text is not known. */
function fill(text: string, params: Readonly<Record<string, unknown>>): string | undefined {
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (names.some((name) => params[name] === undefined)) return undefined;
  return text.replace(/\{(\w+)\}/g, (_, name) => String(params[name]));
}
