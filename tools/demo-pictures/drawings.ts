import * as breakfast from './dishes/breakfast.ts';
import { jianbing, porkBuns, youTiao } from './dishes/breakfast-dough.ts';
import * as cold from './dishes/cold.ts';
import { crayfishPlate } from './dishes/crayfish.ts';
import { mangoRice, redBeanSoup, tofuPudding } from './dishes/desserts.ts';
import { beer, cola, mangoSmoothie } from './dishes/drinks.ts';
import { eggTarts } from './dishes/egg-tart.ts';
import { friesAlone } from './dishes/fries.ts';
import { mapoTofu } from './dishes/mapo-tofu.ts';
import * as noodles from './dishes/noodles.ts';
import { dumplings, fishPot, skewerPot } from './dishes/pots.ts';
import { friedRice, steamedRice } from './dishes/rice.ts';
import * as sets from './dishes/sets.ts';
import { steamedFish } from './dishes/steamed-fish.ts';
import { jasmineTea, lemonTea, milkTea } from './dishes/tea.ts';
import * as wok from './dishes/wok.ts';
import { type GROUNDS, scene } from './scene.ts';
import type { Drawing } from './svg.ts';

/** What each dish of the demo looks like, by its itemId. */
const DISHES: Record<keyof typeof GROUNDS, Record<string, () => Drawing>> = {
  sets: {
    'chicken-burger-set': sets.burgerSet,
    'beef-noodle-set': sets.beefNoodleSet,
    'lunch-combo': sets.lunchCombo,
    'family-feast': sets.familyFeast,
  },
  breakfast: {
    congee: breakfast.congee,
    'you-tiao': youTiao,
    jianbing,
    'soy-milk-bowl': breakfast.soyMilk,
    'tea-egg': breakfast.teaEggs,
    'pork-bun': porkBuns,
  },
  dishes: {
    dumplings,
    fries: friesAlone,
    crayfish: crayfishPlate,
    'kung-pao-chicken': wok.kungPao,
    'mapo-tofu': mapoTofu,
    'sweet-sour-pork': wok.sweetSourPork,
    'twice-cooked-pork': wok.twiceCooked,
    'steamed-fish': steamedFish,
    'fish-pot': fishPot,
    'skewer-pot': skewerPot,
    'scrambled-eggs': wok.scrambledEggs,
    'green-beans': wok.greenBeans,
    'bok-choy': wok.bokChoyPlate,
    eggplant: wok.eggplant,
  },
  noodles: {
    'dan-dan-noodles': noodles.danDan,
    'beef-noodles': noodles.lanzhouNoodles,
    'wonton-soup': noodles.wontonSoup,
    'scallion-noodles': noodles.scallionNoodles,
    'fried-rice': friedRice,
    'steamed-rice': steamedRice,
  },
  cold: {
    cucumber: cold.smashedCucumber,
    'wood-ear': cold.woodEarSalad,
    'mouth-water-chicken': cold.mouthWaterChicken,
    'century-egg-tofu': cold.centuryEggTofu,
  },
  drinks: {
    tea: jasmineTea,
    cola,
    'mango-smoothie': mangoSmoothie,
    'milk-tea': milkTea,
    'lemon-tea': lemonTea,
    beer,
  },
  desserts: {
    'red-bean-soup': redBeanSoup,
    'tofu-pudding': tofuPudding,
    'egg-tart': eggTarts,
    'mango-rice': mangoRice,
  },
};

/** All pictures of the demo's menu, as SVG, by itemId. */
export const drawings = (): Map<string, Drawing> =>
  new Map(
    Object.entries(DISHES).flatMap(([category, dishes]) =>
      Object.entries(dishes).map(([itemId, draw]): [string, Drawing] => [
        itemId,
        scene(category as keyof typeof GROUNDS, draw()),
      ]),
    ),
  );
