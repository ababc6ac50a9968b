import { type DemoCategory, dish, text } from './dish.ts';
import { broth, drink, extras, portion, skewers, spice } from './groups.ts';

export const sets: DemoCategory = {
  categoryId: 'sets',
  name: text('套餐', 'Sets'),
  items: [
    dish('chicken-burger-set', ['香辣鸡腿堡套餐', 'Spicy chicken burger set'], 3850, {
      modifierGroups: [drink, extras],
      allergens: ['gluten', 'egg', 'sesame'],
    }),
    dish('beef-noodle-set', ['红烧牛肉面套餐', 'Braised beef noodle set'], 4200, {
      modifierGroups: [drink, extras],
      allergens: ['gluten', 'soya'],
    }),
    dish('lunch-combo', ['工作日双拼套餐', 'Lunch for one'], 3200, {
      slots: [
        {
          ...{ slotId: 'main', name: text('主食', 'Main'), minSelected: 1, maxSelected: 1 },
          ...{ qtyFree: 1, basePrice: 0 },
          choices: [
            { itemId: 'fried-rice', extraPrice: 0, isDefault: true },
            { itemId: 'dan-dan-noodles', extraPrice: 300 },
            { itemId: 'wonton-soup', extraPrice: 0 },
          ],
        },
        {
          ...{ slotId: 'side', name: text('小菜', 'Sides'), minSelected: 1, maxSelected: 3 },
          ...{ qtyFree: 1, basePrice: 600 },
          choices: [
            { itemId: 'cucumber', extraPrice: 0, isDefault: true },
            { itemId: 'wood-ear', extraPrice: 0 },
            { itemId: 'fries', extraPrice: 200 },
          ],
        },
      ],
    }),
    dish('family-feast', ['全家福四人餐', 'Feast for four'], 16800, {
      slots: [
        {
          ...{ slotId: 'dishes', name: text('大菜', 'Dishes'), minSelected: 2, maxSelected: 4 },
          ...{ qtyFree: 3, basePrice: 2600 },
          choices: [
            { itemId: 'kung-pao-chicken', extraPrice: 0 },
            { itemId: 'mapo-tofu', extraPrice: 0 },
            { itemId: 'sweet-sour-pork', extraPrice: 400 },
            { itemId: 'steamed-fish', extraPrice: 2000 },
          ],
        },
        {
          ...{ slotId: 'drinks', name: text('饮品', 'Drinks'), minSelected: 4, maxSelected: 6 },
          ...{ qtyFree: 4, basePrice: 500 },
          choices: [
            { itemId: 'tea', extraPrice: 0, isDefault: true },
            { itemId: 'cola', extraPrice: 0 },
            { itemId: 'mango-smoothie', extraPrice: 600 },
          ],
        },
      ],
    }),
  ],
};

export const breakfast: DemoCategory = {
  categoryId: 'breakfast',
  name: text('早餐', 'Breakfast'),
  items: [
    dish('congee', ['皮蛋瘦肉粥', 'Congee with century egg'], 1200, { allergens: ['egg'] }),
    dish('you-tiao', ['油条', 'Fried dough stick'], 400, { allergens: ['gluten'] }),
    dish('jianbing', ['煎饼果子', 'Jianbing'], 900, {
      modifierGroups: [spice],
      allergens: ['gluten', 'egg', 'soya'],
    }),
    dish('soy-milk-bowl', ['现磨豆浆', 'Fresh soy milk'], 600, { allergens: ['soya'] }),
    dish('tea-egg', ['茶叶蛋', 'Tea egg'], 300, { allergens: ['egg', 'soya'] }),
    dish('pork-bun', ['鲜肉包', 'Pork bun'], 500, { allergens: ['gluten'] }),
  ],
};

export const dishes: DemoCategory = {
  categoryId: 'dishes',
  name: text('单点', 'Dishes'),
  items: [
    dish('dumplings', ['鲜肉水饺', 'Pork dumplings'], 2200, {
      modifierGroups: [extras],
      allergens: ['gluten'],
    }),
    dish('fries', ['薯条', 'Fries'], 1200),
    dish('crayfish', ['麻辣小龙虾', 'Spicy crayfish'], 8800, {
      soldOut: true,
      allergens: ['crustaceans'],
    }),
    dish('kung-pao-chicken', ['宫保鸡丁', 'Kung pao chicken'], 3600, {
      allergens: ['peanuts', 'soya'],
    }),
    dish('mapo-tofu', ['麻婆豆腐', 'Mapo tofu'], 2600, { allergens: ['soya'] }),
    dish('sweet-sour-pork', ['糖醋里脊', 'Sweet and sour pork'], 3800),
    dish('twice-cooked-pork', ['回锅肉', 'Twice-cooked pork'], 3600),
    dish('steamed-fish', ['清蒸鲈鱼', 'Steamed sea bass'], 6800, { allergens: ['fish'] }),
    dish('fish-pot', ['水煮鱼', 'Fish in broth'], 5800, {
      modifierGroups: [broth, portion],
      allergens: ['fish', 'sesame'],
    }),
    dish('skewer-pot', ['钵钵鸡串串', 'Skewers in broth'], 800, {
      modifierGroups: [skewers, { ...spice, required: false, minSelected: 0 }],
    }),
    dish('scrambled-eggs', ['番茄炒蛋', 'Tomatoes and eggs'], 2200, {
      allergens: ['egg'],
    }),
    dish('green-beans', ['干煸四季豆', 'Dry-fried green beans'], 2400),
    dish('bok-choy', ['蒜蓉青菜', 'Bok choy with garlic'], 1800),
    dish('eggplant', ['鱼香茄子', 'Aubergine in garlic sauce'], 2600),
  ],
};

export const noodles: DemoCategory = {
  categoryId: 'noodles',
  name: text('面饭', 'Noodles and rice'),
  items: [
    dish('dan-dan-noodles', ['担担面', 'Dan dan noodles'], 1800, {
      modifierGroups: [spice, extras],
      allergens: ['gluten', 'peanuts', 'sesame'],
    }),
    dish('beef-noodles', ['兰州牛肉面', 'Lanzhou beef noodles'], 2600, {
      modifierGroups: [portion, extras],
      allergens: ['gluten'],
    }),
    dish('wonton-soup', ['鲜虾云吞', 'Shrimp wonton soup'], 2400, {
      allergens: ['gluten', 'crustaceans'],
    }),
    dish('scallion-noodles', ['葱油拌面', 'Scallion oil noodles'], 1600, {
      modifierGroups: [portion],
      allergens: ['gluten', 'soya'],
    }),
    dish('fried-rice', ['扬州炒饭', 'Yangzhou fried rice'], 2000, { allergens: ['egg'] }),
    dish('steamed-rice', ['米饭', 'Steamed rice'], 300),
  ],
};

export const cold: DemoCategory = {
  categoryId: 'cold',
  name: text('凉菜', 'Cold dishes'),
  items: [
    dish('cucumber', ['拍黄瓜', 'Smashed cucumber'], 1200),
    dish('wood-ear', ['凉拌木耳', 'Wood ear salad'], 1400),
    dish('mouth-water-chicken', ['口水鸡', 'Chicken in chilli oil'], 2800, {
      modifierGroups: [spice],
      allergens: ['peanuts', 'sesame'],
    }),
    dish('century-egg-tofu', ['皮蛋豆腐', 'Tofu with century egg'], 1600, {
      allergens: ['egg', 'soya'],
    }),
  ],
};
