import { type DemoCategory, dish, text } from './dish.ts';
import { ice, portion } from './groups.ts';

export const drinks: DemoCategory = {
  categoryId: 'drinks',
  name: text('饮品', 'Drinks'),
  items: [
    dish('tea', ['茉莉花茶', 'Jasmine tea'], 800),
    dish('cola', ['可乐', 'Cola'], 600),
    dish('mango-smoothie', ['芒果冰沙', 'Mango smoothie'], 1800, {
      modifierGroups: [ice, portion],
    }),
    dish('milk-tea', ['珍珠奶茶', 'Bubble tea'], 1600, {
      modifierGroups: [ice, portion],
      allergens: ['milk'],
    }),
    dish('lemon-tea', ['冻柠茶', 'Iced lemon tea'], 1400, {
      modifierGroups: [ice],
    }),
    dish('beer', ['青岛啤酒', 'Tsingtao beer'], 1200, {
      allergens: ['gluten'],
    }),
  ],
};

export const desserts: DemoCategory = {
  categoryId: 'desserts',
  name: text('甜品', 'Desserts'),
  items: [
    dish('red-bean-soup', ['红豆沙', 'Red bean soup'], 1000),
    dish('tofu-pudding', ['豆花', 'Tofu pudding'], 900, {
      allergens: ['soya'],
    }),
    dish('egg-tart', ['蛋挞', 'Egg tart'], 600, {
      allergens: ['gluten', 'egg', 'milk'],
    }),
    dish('mango-rice', ['芒果糯米饭', 'Mango sticky rice'], 2200),
  ],
};
