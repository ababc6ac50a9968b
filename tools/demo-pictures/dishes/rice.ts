import { bowl } from '../parts/bowl.ts';
import { crumbs, scallions, spread } from '../parts/garnish.ts';
import { dice } from '../parts/greens.ts';
import { chunk, prawn } from '../parts/meat.ts';
import { rice } from '../parts/noodles.ts';
import { plate } from '../parts/ware.ts';
import { put } from '../place.ts';
import { type Area, chance } from '../random.ts';
import { type Drawing, group } from '../svg.ts';

export function friedRice(): Drawing {
  const chances = chance('fried rice');
  const area: Area = { middle: [320, 262], rx: 160, ry: 84, lift: 96 };
  const on: Area = { ...area, rx: 148, ry: 76 };
  return group(
    {},
    plate([320, 262], 234, '#f6efe2', { ring: '#c8552e' }),
    rice(chances, area, '#fbdc95', 1300),
    spread(chances, on, 20, () => chunk(chances, '#f6c53d', 13, { gloss: 0.4 })),
    spread(chances, on, 16, () => dice(chances, '#e07a63', 8)),
    spread(chances, on, 26, () => chunk(chances, '#6cae3f', 6.5)),
    spread(chances, on, 18, () => dice(chances, '#f08a2c', 6.5)),
    put([282, 196], prawn(), { turn: -16, scale: 1.05 }),
    put([362, 190], prawn(), { turn: 24, scale: 1.05 }),
    put([322, 236], prawn(), { turn: 6, scale: 1.05 }),
    scallions(chances, on, 26, 6.5),
  );
}

export function steamedRice(): Drawing {
  const chances = chance('rice');
  return bowl(
    { at: [320, 248], rx: 182, deep: 112, glaze: '#fdf8ee', band: '#2c6da3', full: 0.92 },
    (middle, rx, ry) =>
      group(
        {},
        rice(
          chances,
          { middle: [middle[0], middle[1] - 4], rx: rx * 0.95, ry: ry * 0.92, lift: 108 },
          '#fffaf0',
          1300,
        ),
        sesameBlack(chances, middle[0], middle[1] - 84),
      ),
  );
}

const sesameBlack = (chances: ReturnType<typeof chance>, x: number, y: number): Drawing =>
  crumbs(chances, { middle: [x, y], rx: 60, ry: 26 }, 22, '#2b211d', 2.6);
