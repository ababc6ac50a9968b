import { type DemoCategory, dish, look, text } from './dish.ts';
import { ice, portion } from './groups.ts';

const SWEET = look('plate', 0xf4d6c6, 0xb3475b);

export const drinks: DemoCategory = {
  categoryId: 'drinks',
  name: text('饮品', 'Drinks'),
  items: [
    dish('tea', ['茉莉花茶', 'Jasmine tea'], 800, look('glass', 0xcfae55, 0xffffff)),
    dish('cola', ['可乐', 'Cola'], 600, look('glass', 0x4a2a1c, 0x8a5a3c)),
    dish(
      'mango-smoothie',
      ['芒果冰沙', 'Mango smoothie'],
      1800,
      look('glass', 0xf5b52e, 0xffe6a3),
      {
        modifierGroups: [ice, portion],
      },
    ),
    dish('milk-tea', ['珍珠奶茶', 'Bubble tea'], 1600, look('glass', 0xc79a6b, 0x3f2a1c), {
      modifierGroups: [ice, portion],
      allergens: ['milk'],
    }),
    dish('lemon-tea', ['冻柠茶', 'Iced lemon tea'], 1400, look('glass', 0xc9772c, 0xf3e04f), {
      modifierGroups: [ice],
    }),
    dish('beer', ['青岛啤酒', 'Tsingtao beer'], 1200, look('glass', 0xe8b83a, 0xffffff), {
      allergens: ['gluten'],
    }),
  ],
};

export const desserts: DemoCategory = {
  categoryId: 'desserts',
  name: text('甜品', 'Desserts'),
  items: [
    dish('red-bean-soup', ['红豆沙', 'Red bean soup'], 1000, look('bowl', 0x7a2f2f, 0xf0e2c0)),
    dish('tofu-pudding', ['豆花', 'Tofu pudding'], 900, look('bowl', 0xf7f1e1, 0xb5652b), {
      allergens: ['soya'],
    }),
    dish('egg-tart', ['蛋挞', 'Egg tart'], 600, look('plate', 0xf3c34c, 0xd98b3a), {
      allergens: ['gluten', 'egg', 'milk'],
    }),
    dish('mango-rice', ['芒果糯米饭', 'Mango sticky rice'], 2200, SWEET),
  ],
};
