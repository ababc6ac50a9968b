import { coriander, driedChilli, oil, scallions, sesame, spread } from '../parts/garnish.ts';
import { crayfish } from '../parts/meat.ts';
import { blob } from '../parts/sauce.ts';
import { plate } from '../parts/ware.ts';
import { put } from '../place.ts';
import { chance } from '../random.ts';
import { type Drawing, group } from '../svg.ts';
import { heap, PLATE } from './wok.ts';

export function crayfishPlate(): Drawing {
  const chances = chance('crayfish');
  const places = [
    [230, 190, -50],
    [410, 186, 52],
    [320, 168, 4],
    [200, 262, -96],
    [440, 262, 92],
    [268, 246, -24],
    [374, 248, 28],
    [320, 286, 178],
  ] as const;
  return group(
    {},
    plate(PLATE, 236, '#3a3633', { ring: '#c9a24a' }),
    blob(chances, [320, 270], 170, 92, '#a3210f'),
    oil(chances, { middle: [320, 270], rx: 160, ry: 84 }, 26, '#e8541f'),
    ...places.map(([x, y, turn]) => put([x, y], crayfish(chances), { turn, scale: 0.94 })),
    spread(chances, heap(30, 150, 80), 9, () => driedChilli(chances, 30)),
    scallions(chances, heap(30, 150, 80), 22, 8),
    sesame(chances, heap(30, 150, 80), 36),
    put([322, 214], coriander(chances, 1.3), { turn: -14 }),
    put([350, 218], coriander(chances, 1.1), { turn: 40 }),
  );
}
