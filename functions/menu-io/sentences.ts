import type { RowFault } from '../../core/domain/menu-sheet/row-fault.ts';
import type { Language } from '../shared/http/problem-language.ts';

type Code = RowFault['code'];

const SENTENCES = {
  missing: { en: 'This must not be empty.', 'zh-CN': '此项不能为空。' },
  'bad-price': {
    en: 'Write a price such as 38.50, without signs or separators.',
    'zh-CN': '请填写价格，例如 38.50，不带符号或千位分隔符。',
  },
  'bad-value': { en: 'This cannot be read.', 'zh-CN': '无法识别此内容。' },
  'item-twice': {
    en: 'An earlier row is about the same dish.',
    'zh-CN': '前面已有同一菜品的一行。',
  },
  'category-differs': {
    en: 'An earlier row gives this category another name.',
    'zh-CN': '前面的行给此分类写了不同的名称。',
  },
  'wrong-currency': {
    en: 'The store sells in another currency.',
    'zh-CN': '与门店的币种不同。',
  },
  'not-by-spreadsheet': {
    en: 'Choices are changed in the menu; leave this as it was exported, and empty for a new dish.',
    'zh-CN': '选项和套餐请在菜单中修改；此处请保持导出时的内容，新菜品请留空。',
  },
  'too-many-cells': {
    en: 'There is something in a column without a name.',
    'zh-CN': '没有列名的列中有内容。',
  },
  'bad-menu': { en: 'The dish could not be sold.', 'zh-CN': '此菜品的设置有误，无法销售。' },
} as const satisfies Readonly<Record<Code, Readonly<Record<Language, string>>>>;

/** What is wrong, in the language of whoever sent the row. */
export function sentenceOf({ code, says }: RowFault, language: Language): string {
  // Shapes were described in the caller's language; what a menu may not be is told in English.
  const isTranslated = code === 'bad-value' || language === 'en';
  return isTranslated && says !== undefined ? says : SENTENCES[code][language];
}
