import { type DemoGroup, text } from './dish.ts';

type Names = readonly [zh: string, en: string];

const option = (optionId: string, [zh, en]: Names, priceDelta = 0) => ({
  optionId,
  name: text(zh, en),
  priceDelta,
});

const one = (
  groupId: string,
  [zh, en]: Names,
  modifiers: DemoGroup['modifiers'],
  required = true,
): DemoGroup => ({
  ...{ groupId, name: text(zh, en), required, minSelected: required ? 1 : 0, maxSelected: 1 },
  modifiers,
});

export const drink = one(
  'drink',
  ['饮料', 'Drink'],
  [
    { ...option('cola', ['可乐', 'Cola']), isDefault: true },
    option('soy-milk', ['豆浆', 'Soy milk']),
    option('plum-juice', ['酸梅汤', 'Plum juice'], 200),
  ],
);

export const extras: DemoGroup = {
  ...{ groupId: 'extras', name: text('加料', 'Extras'), required: false },
  ...{ minSelected: 0, maxSelected: 2 },
  modifiers: [
    option('egg', ['加蛋', 'Egg'], 300),
    option('cheese', ['加芝士', 'Cheese'], 400),
    option('no-coriander', ['不要香菜', 'No coriander']),
  ],
};

export const spice = one(
  'spice',
  ['辣度', 'Heat'],
  [
    { ...option('mild', ['微辣', 'Mild']), isDefault: true },
    option('medium', ['中辣', 'Medium']),
    option('hot', ['特辣', 'Hot']),
  ],
);

export const portion = one(
  'portion',
  ['份量', 'Size'],
  [
    { ...option('regular', ['小份', 'Regular']), isDefault: true },
    option('large', ['大份', 'Large'], 600),
  ],
);

/** What is asked next depends on what was answered: only a hot pot of broth asks for its dip. */
export const broth = one(
  'broth',
  ['汤底', 'Broth'],
  [
    { ...option('clear', ['清汤', 'Clear']), isDefault: true },
    {
      ...option('sichuan', ['麻辣', 'Sichuan'], 300),
      modifierGroups: [
        one(
          'dip',
          ['蘸料', 'Dip'],
          [option('sesame-dip', ['麻酱', 'Sesame']), option('oil-dip', ['油碟', 'Garlic oil'])],
        ),
      ],
    },
  ],
);

/** One may be had several times. */
export const skewers: DemoGroup = {
  ...{ groupId: 'skewers', name: text('串串', 'Skewers'), required: true },
  ...{ minSelected: 2, maxSelected: 10, displayType: 'quantity' },
  modifiers: [
    option('beef-skewer', ['牛肉串', 'Beef'], 400),
    option('tofu-skewer', ['豆腐串', 'Tofu'], 200),
    option('lotus-skewer', ['藕片串', 'Lotus root'], 200),
  ],
};

export const ice = one(
  'ice',
  ['冰量', 'Ice'],
  [
    { ...option('full-ice', ['正常冰', 'Ice']), isDefault: true },
    option('less-ice', ['少冰', 'Less ice']),
    option('no-ice', ['去冰', 'No ice']),
  ],
  false,
);
