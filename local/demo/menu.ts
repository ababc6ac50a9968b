const drink = {
  groupId: 'drink',
  name: { 'zh-CN': '饮料', en: 'Drink' },
  required: true,
  minSelected: 1,
  maxSelected: 1,
  modifiers: [
    { optionId: 'cola', name: { 'zh-CN': '可乐', en: 'Cola' }, priceDelta: 0, isDefault: true },
    { optionId: 'soy-milk', name: { 'zh-CN': '豆浆', en: 'Soy milk' }, priceDelta: 0 },
    { optionId: 'plum-juice', name: { 'zh-CN': '酸梅汤', en: 'Plum juice' }, priceDelta: 200 },
  ],
};

const extras = {
  groupId: 'extras',
  name: { 'zh-CN': '加料', en: 'Extras' },
  required: false,
  minSelected: 0,
  maxSelected: 2,
  modifiers: [
    { optionId: 'egg', name: { 'zh-CN': '加蛋', en: 'Egg' }, priceDelta: 300 },
    { optionId: 'cheese', name: { 'zh-CN': '加芝士', en: 'Cheese' }, priceDelta: 400 },
    { optionId: 'no-coriander', name: { 'zh-CN': '不要香菜', en: 'No coriander' }, priceDelta: 0 },
  ],
};

/** Prices in the minor units of a currency with two decimals. */
const MENU = {
  categories: [
    {
      categoryId: 'sets',
      name: { 'zh-CN': '套餐', en: 'Sets' },
      items: [
        {
          itemId: 'chicken-burger-set',
          name: { 'zh-CN': '香辣鸡腿堡套餐', en: 'Spicy chicken burger set' },
          price: 3850,
          modifierGroups: [drink, extras],
        },
        {
          itemId: 'beef-noodle-set',
          name: { 'zh-CN': '红烧牛肉面套餐', en: 'Braised beef noodle set' },
          price: 4200,
          modifierGroups: [drink, extras],
        },
      ],
    },
    {
      categoryId: 'dishes',
      name: { 'zh-CN': '单点', en: 'Dishes' },
      items: [
        {
          itemId: 'dumplings',
          name: { 'zh-CN': '鲜肉水饺', en: 'Pork dumplings' },
          price: 2200,
          modifierGroups: [extras],
        },
        {
          itemId: 'fries',
          name: { 'zh-CN': '薯条', en: 'Fries' },
          price: 1200,
          modifierGroups: [],
        },
        {
          itemId: 'crayfish',
          name: { 'zh-CN': '麻辣小龙虾', en: 'Spicy crayfish' },
          price: 8800,
          modifierGroups: [],
          soldOut: true,
        },
      ],
    },
    {
      categoryId: 'drinks',
      name: { 'zh-CN': '饮品', en: 'Drinks' },
      items: [
        {
          itemId: 'tea',
          name: { 'zh-CN': '茉莉花茶', en: 'Jasmine tea' },
          price: 800,
          modifierGroups: [],
        },
        { itemId: 'cola', name: { 'zh-CN': '可乐', en: 'Cola' }, price: 600, modifierGroups: [] },
      ],
    },
  ],
} as const;

/** A yen buys less than a yuan, and has no smaller coin: 38.50 yuan are 770 yen here. */
const PER_MINOR = { CNY: 1, HKD: 1, JPY: 1 / 5 } as const;

/** The demo's menu, as a merchant would publish it, in the currency of the store. */
export function demoMenu(currency: keyof typeof PER_MINOR) {
  const priced = (minor: number): number => Math.round(minor * PER_MINOR[currency]);
  return {
    currency,
    categories: MENU.categories.map((category) => ({
      ...category,
      items: category.items.map((item) => ({
        ...item,
        price: priced(item.price),
        modifierGroups: item.modifierGroups.map((group) => ({
          ...group,
          modifiers: group.modifiers.map((m) => ({ ...m, priceDelta: priced(m.priceDelta) })),
        })),
      })),
    })),
  };
}
