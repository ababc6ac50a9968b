import { describe, expect, test } from 'vitest';
import { MenuResponse } from '../../../api/menu.ts';
import { languageOf, presentMenu } from '../../../functions/shared/present/menu.ts';
import { group, item, menuOf, TEA } from '../../support/menu.ts';

const noodles = item({
  description: { 'zh-CN': '红烧', en: 'Braised' },
  modifierGroups: [group()],
});
const menu = menuOf(noodles, TEA);

/** The first item as a client in that language gets it, after the schema has seen the whole menu. */
function shownIn(language: string | undefined) {
  const sent: unknown = JSON.parse(JSON.stringify(presentMenu(menu, language)));
  const parsed = MenuResponse.parse(sent);
  expect(sent).toEqual(parsed);
  return parsed.categories[0]?.items;
}

describe('a menu', () => {
  test('has every translation when no language is asked for', () => {
    const [first] = shownIn(undefined) ?? [];
    expect(first).toMatchObject({
      name: { 'zh-CN': '牛肉面', en: 'Beef noodles' },
      description: { en: 'Braised' },
      price: 2_800,
      soldOut: false,
      modifierGroups: [
        {
          name: { en: 'Size' },
          modifiers: [{ isDefault: true, priceDelta: -200 }, { isDefault: false }],
        },
      ],
    });
  });

  test.each([
    ['zh-CN', '牛肉面', 'Tea'],
    ['zh-TW', '牛肉面', 'Tea'],
    ['en-US', 'Beef noodles', 'Tea'],
    ['en', 'Beef noodles', 'Tea'],
    ['ja', '牛肉面', 'Tea'],
    ['', '牛肉面', 'Tea'],
    ['constructor', '牛肉面', 'Tea'],
    ['__proto__', '牛肉面', 'Tea'],
    ['toString', '牛肉面', 'Tea'],
    ['<script>', '牛肉面', 'Tea'],
  ])('in %s has one name per item: %s, %s', (lang, first, second) => {
    const items = shownIn(languageOf(lang));
    expect(items?.map((i) => i.name)).toEqual([first, second]);
  });

  test('has a tag for its language that is safe in an ETag', () => {
    for (const lang of ['zh-Hans-CN', 'en', '"\r\nset-cookie: a=b', 'x'.repeat(5_000), 'zh_CN']) {
      expect(languageOf(lang)).toMatch(/^[\w-]{2,40}$/);
    }
    expect(languageOf('zh-Hans-CN')).toBe('zh-Hans-CN');
  });
});
