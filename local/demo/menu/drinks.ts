import { type DemoCategory, dish, text } from './dish.ts';
import { ice, portion } from './groups.ts';

export const drinks: DemoCategory = {
  categoryId: 'drinks',
  name: text('饮品', 'Drinks'),
  items: [
    dish('tea', ['茉莉花茶', 'Jasmine tea'], 800, 'tea'),
    dish('cola', ['可乐', 'Cola'], 600, 'cola'),
    dish('mango-smoothie', ['芒果冰沙', 'Mango smoothie'], 1800, 'mango-smoothie', {
      modifierGroups: [ice, portion],
    }),
    dish('milk-tea', ['珍珠奶茶', 'Bubble tea'], 1600, 'milk-tea', {
      modifierGroups: [ice, portion],
      allergens: ['milk'],
    }),
    dish('lemon-tea', ['冻柠茶', 'Iced lemon tea'], 1400, 'lemon-tea', {
      modifierGroups: [ice],
    }),
    dish('beer', ['青岛啤酒', 'Tsingtao beer'], 1200, 'beer', {
      allergens: ['gluten'],
    }),
  ],
};

export const desserts: DemoCategory = {
  categoryId: 'desserts',
  name: text('甜品', 'Desserts'),
  items: [
    dish('red-bean-soup', ['红豆沙', 'Red bean soup'], 1000, 'red-bean-soup'),
    dish('tofu-pudding', ['豆花', 'Tofu pudding'], 900, 'tofu-pudding', {
      allergens: ['soya'],
    }),
    dish('egg-tart', ['蛋挞', 'Egg tart'], 600, 'egg-tart', {
      allergens: ['gluten', 'egg', 'milk'],
    }),
    dish('mango-rice', ['芒果糯米饭', 'Mango sticky rice'], 2200, 'mango-rice'),
  ],
};
