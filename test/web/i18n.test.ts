import { describe, expect, it } from 'vitest';
import { messages as dashboardEnglish } from '../../web/src/i18n/languages/dashboard/en.ts';
import { messages as dashboardChinese } from '../../web/src/i18n/languages/dashboard/zh-CN.ts';
import { messages as english } from '../../web/src/i18n/languages/en.ts';
import { messages as chinese } from '../../web/src/i18n/languages/zh-CN.ts';

type Leaf = string | ((...args: never[]) => string);

/** Every sentence by its path; a function is called with what each of its parameters may be. */
function leavesOf(value: unknown, path = ''): Map<string, Leaf> {
  if (typeof value === 'string' || typeof value === 'function')
    return new Map([[path, value as Leaf]]);
  return new Map(
    Object.entries(value as object).flatMap(([key, part]) => [
      ...leavesOf(part, path === '' ? key : `${path}.${key}`),
    ]),
  );
}

const en = leavesOf({ ...english, dashboard: dashboardEnglish });
const zh = leavesOf({ ...chinese, dashboard: dashboardChinese });

/** Names that are the same everywhere, what keys are called, and what is no word. */
const SAME_EVERYWHERE = /^(?:[\d\s\p{P}\p{S}]|[A-Z0-9]{1,12}|Esc|Del|Enter|Alipay|Kuaican)*$/u;

/** What somebody would read; undefined where a function wants more than samples. */
function said(leaf: Leaf): string | undefined {
  if (typeof leaf === 'string') return leaf;
  const samples: readonly unknown[][] = [
    [2, 2, 2, 2],
    ['A1', 'A1', 'A1', 'A1'],
    [2, '¥8', 2, '¥8'],
    [new Date(0)],
  ];
  for (const args of samples) {
    try {
      const text: unknown = leaf(...(args as never[]));
      if (typeof text === 'string' && !text.includes('undefined')) return text;
    } catch {
      // Another kind of parameter.
    }
  }
  return undefined;
}

describe('each language', () => {
  it('says everything that the others say, by functions where they do', () => {
    expect([...zh.keys()].toSorted()).toEqual([...en.keys()].toSorted());
    const differing = [...en].filter(([path, leaf]) => typeof zh.get(path) !== typeof leaf);
    expect(differing.map(([path]) => path)).toEqual([]);
    expect(en.size).toBeGreaterThan(100);
  });

  it.each([
    ['English', en],
    ['Chinese', zh],
  ] as const)(
    '%s has no empty sentence, and none that begins or ends with a space',
    (_name, leaves) => {
      const odd = [...leaves].filter(([, leaf]) => {
        const text = said(leaf);
        return text !== undefined && (text.trim() === '' || /^\s|\s$/.test(text));
      });
      expect(odd.map(([path]) => path)).toEqual([]);
    },
  );

  it('is itself: Chinese is Chinese, English has nothing of it', () => {
    const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);
    const notChinese = [...zh].filter(([, leaf]) => {
      const text = said(leaf);
      return text !== undefined && !isChinese(text) && !SAME_EVERYWHERE.test(text);
    });
    expect(notChinese.map(([path, leaf]) => `${path}: ${said(leaf)}`)).toEqual([]);
    const notEnglish = [...en].filter(([, leaf]) => isChinese(said(leaf) ?? ''));
    expect(notEnglish.map(([path]) => path)).toEqual([]);
  });

  it('uses the punctuation of its script', () => {
    // A comma or a full stop of ASCII between Chinese characters is a slip of the keyboard.
    const slips = [...zh].filter(([, leaf]) =>
      /\p{Script=Han}[,.;:!?](?:\p{Script=Han}|$)/u.test(said(leaf) ?? ''),
    );
    expect(slips.map(([path]) => path)).toEqual([]);
  });
});
