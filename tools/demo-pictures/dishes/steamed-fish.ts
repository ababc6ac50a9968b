import { tint } from '../paint.ts';
import { coriander } from '../parts/garnish.ts';
import { fish } from '../parts/meat.ts';
import { blob } from '../parts/sauce.ts';
import { plate } from '../parts/ware.ts';
import { put } from '../place.ts';
import { chance } from '../random.ts';
import { steam } from '../scene.ts';
import { type Drawing, d, group, line } from '../svg.ts';

export function steamedFish(): Drawing {
  const chances = chance('steamed fish');
  const shreds = (count: number, colours: readonly [string, ...string[]]): Drawing =>
    Array.from({ length: count }, () => {
      const [x, y] = [320 + chances(-110, 90), 222 + chances(-26, 34)];
      const shred = d`M${x - chances(18, 34)} ${y + chances(-14, 14)}Q${x} ${y + chances(-20, 20)} ${x + chances(18, 34)} ${y + chances(-14, 14)}`;
      const colour = chances.of(colours);
      return (
        line(shred, '#3a1206', 5.5, { opacity: 0.3, transform: 'translate(1 3)' }) +
        line(shred, colour, 4.6) +
        line(shred, tint(colour, 0.5), 1.4, { transform: 'translate(-.6 -1)' })
      );
    }).join('');
  return group(
    {},
    plate([320, 262], 260, '#eef2f2', { ring: '#2f6f9a', flat: 0.52 }),
    blob(chances, [320, 272], 196, 84, '#8a5522'),
    put([316, 248], fish(), { scale: 1.06, turn: -3 }),
    shreds(46, ['#5fa03a', '#86bd55', '#e9efc6', '#4b8a30']),
    shreds(12, ['#d8301e', '#e8502c']),
    put([400, 222], coriander(chances, 1.2), { turn: 30 }),
    put([420, 238], coriander(chances, 1), { turn: 70 }),
    steam([320, 176]),
  );
}
