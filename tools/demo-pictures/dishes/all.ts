import { type Drawing } from '../svg.ts';
import { scene } from '../scene.ts';
import * as n from './noodles.ts';
import * as r from './drinks.ts';
import * as s from './desserts.ts';
export const DRAWINGS = new Map<string, Drawing>([
 ['beef-noodles', scene('noodles', n.beefNoodles() + n.STEAM_OVER_BOWL)],
 ['dan-dan-noodles', scene('noodles', n.danDan())],
 ['wonton-soup', scene('noodles', n.wontonSoup())],
 ['scallion-noodles', scene('noodles', n.scallionNoodles())],
 ['fried-rice', scene('noodles', n.friedRice())],
 ['steamed-rice', scene('noodles', n.steamedRice())],
 ['tea', scene('drinks', r.jasmineTea(), 1)],
 ['cola', scene('drinks', r.cola(), 1)],
 ['mango-smoothie', scene('drinks', r.mangoSmoothie(), 1)],
 ['milk-tea', scene('drinks', r.milkTea(), 1)],
 ['lemon-tea', scene('drinks', r.lemonTea(), 1)],
 ['beer', scene('drinks', r.beer(), 1)],
 ['red-bean-soup', scene('desserts', s.redBeanSoup())],
 ['tofu-pudding', scene('desserts', s.tofuPudding())],
 ['egg-tart', scene('desserts', s.eggTarts())],
 ['mango-rice', scene('desserts', s.mangoRice())],
]);
import * as w from './wok.ts';
import * as p from './pots.ts';
import * as c from './cold.ts';
const more: [string, Drawing][] = [
 ['dumplings', scene('dishes', p.dumplings())],
 ['fries', scene('dishes', p.friesAlone())],
 ['crayfish', scene('dishes', w.crayfishPlate())],
 ['kung-pao-chicken', scene('dishes', w.kungPao())],
 ['mapo-tofu', scene('dishes', w.mapoTofu())],
 ['sweet-sour-pork', scene('dishes', w.sweetSourPork())],
 ['twice-cooked-pork', scene('dishes', w.twiceCooked())],
 ['steamed-fish', scene('dishes', p.steamedFish())],
 ['fish-pot', scene('dishes', p.fishPot())],
 ['skewer-pot', scene('dishes', p.skewerPot())],
 ['scrambled-eggs', scene('dishes', w.scrambledEggs())],
 ['green-beans', scene('dishes', w.greenBeans())],
 ['bok-choy', scene('dishes', w.bokChoyPlate())],
 ['eggplant', scene('dishes', w.eggplant())],
 ['cucumber', scene('cold', c.smashedCucumber())],
 ['wood-ear', scene('cold', c.woodEarSalad())],
 ['mouth-water-chicken', scene('cold', c.mouthWaterChicken())],
 ['century-egg-tofu', scene('cold', c.centuryEggTofu())],
];
for (const [k, v] of more) DRAWINGS.set(k, v);
import * as b from './breakfast.ts';
for (const [k, v] of [
 ['congee', b.congee()],
 ['you-tiao', b.youTiao()],
 ['jianbing', b.jianbing()],
 ['soy-milk-bowl', b.soyMilk()],
 ['tea-egg', b.teaEggs()],
 ['pork-bun', b.porkBuns()],
] as const) DRAWINGS.set(k, scene('breakfast', v));
import * as t from './sets.ts';
for (const [k, v] of [
 ['chicken-burger-set', t.burgerSet()],
 ['beef-noodle-set', t.beefNoodleSet()],
 ['lunch-combo', t.lunchCombo()],
 ['family-feast', t.familyFeast()],
] as const) DRAWINGS.set(k, scene('sets', v, 1.04));
