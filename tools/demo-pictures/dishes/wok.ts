import {
  chilliRing,
  coriander,
  crumbs,
  driedChilli,
  peanut,
  scallions,
  sesame,
  spread,
} from '../parts/garnish.ts';
import { aubergine, bean, bokChoy, pepper, tomato } from '../parts/greens.ts';
import { bellySlice, chunk } from '../parts/meat.ts';
import { blob } from '../parts/sauce.ts';
import { plate } from '../parts/ware.ts';
import { put } from '../place.ts';
import { type Area, chance } from '../random.ts';
import { type Drawing, group } from '../svg.ts';

export const PLATE = [320, 266] as const;
/** Where food lies on a plate, heaped. */
export const heap = (lift = 58, rx = 160, ry = 86): Area => ({ middle: [320, 262], rx, ry, lift });

export function kungPao(): Drawing {
  const chances = chance('kung pao');
  return group(
    {},
    plate(PLATE, 234, '#f4efe6', { ring: '#2f6f8f' }),
    blob(chances, [320, 268], 168, 92, '#8f3a12'),
    spread(chances, heap(64), 58, (n) =>
      n % 4 === 1
        ? pepper(chances, chances.of(['#3f9a3c', '#d8301e']))
        : chunk(chances, '#c9702c', 24),
    ),
    spread(chances, heap(70, 136, 70), 20, () => peanut(chances)),
    spread(chances, heap(72, 130, 66), 9, () => driedChilli(chances)),
    scallions(chances, heap(76, 130, 66), 22, 9),
  );
}

export function sweetSourPork(): Drawing {
  const chances = chance('sweet and sour');
  return group(
    {},
    plate(PLATE, 234, '#e8f0ee', { ring: '#3f8a83' }),
    blob(chances, [320, 270], 170, 92, '#d8431a'),
    spread(chances, heap(72), 40, () => chunk(chances, '#e8672a', 31, { gloss: 1, rough: 0.22 })),
    spread(chances, heap(74, 130, 68), 12, (n) =>
      pepper(chances, n % 3 === 0 ? '#3f9a3c' : n % 3 === 1 ? '#f5c53a' : '#e03a20'),
    ),
    sesame(chances, heap(78, 130, 66), 60),
    put([318, 178], coriander(chances, 1.1), { turn: 12 }),
  );
}

export function twiceCooked(): Drawing {
  const chances = chance('twice cooked');
  return group(
    {},
    plate(PLATE, 234, '#f6f0e4', { ring: '#b5462a' }),
    blob(chances, [320, 268], 164, 88, '#8a3412'),
    spread(chances, heap(60), 34, (n) => (n % 3 === 2 ? leek(chances) : bellySlice(chances))),
    spread(chances, heap(66, 130, 64), 10, () => bellySlice(chances)),
    spread(chances, heap(70, 130, 66), 8, () => pepper(chances, '#d8301e')),
    sesame(chances, heap(74, 120, 60), 24),
  );
}

/** Garlic leek, cut slantwise. */
const leek = (chances: ReturnType<typeof chance>): Drawing => bean(chances, 30);

export function scrambledEggs(): Drawing {
  const chances = chance('tomato egg');
  return group(
    {},
    plate(PLATE, 234, '#f3f1ea', { ring: '#5b8f4a' }),
    blob(chances, [320, 268], 172, 94, '#dc4a22'),
    spread(chances, heap(62, 148, 78), 34, (n) =>
      n % 5 < 3
        ? chunk(chances, '#fbcf45', 38, { gloss: 0.45, rough: 0.3 })
        : put([0, 0], tomato(chances), { scale: 1.05 }),
    ),
    put([246, 216], tomato(chances), { turn: -30, scale: 1.15 }),
    put([366, 202], tomato(chances), { turn: 20, scale: 1.15 }),
    put([318, 262], tomato(chances), { turn: 170, scale: 1.15 }),
    scallions(chances, heap(72, 140, 72), 32, 8),
  );
}

export function greenBeans(): Drawing {
  const chances = chance('beans');
  return group(
    {},
    plate(PLATE, 234, '#f4efe6', { ring: '#c98a3a' }),
    blob(chances, [320, 268], 158, 84, '#5a3a14'),
    spread(
      chances,
      heap(58, 108, 66),
      40,
      () => put([0, 0], bean(chances), { turn: chances(-24, 24) }),
      { turned: false },
    ),
    spread(chances, heap(70, 124, 62), 44, () => chunk(chances, '#7a3f1c', 9, { gloss: 0.6 })),
    spread(chances, heap(74, 120, 60), 8, () => driedChilli(chances)),
    crumbs(chances, heap(70, 130, 64), 30, '#f0dcae', 4.5),
  );
}

export function bokChoyPlate(): Drawing {
  const chances = chance('bok choy');
  const around = Array.from({ length: 11 }, (_, n) => {
    const turn = 188 + (n / 11) * 360;
    const angle = (turn / 180) * Math.PI;
    return { turn, x: 320 + 74 * Math.cos(angle), y: 252 + 46 * Math.sin(angle) };
  }).sort((a, b) => a.y - b.y);
  return group(
    {},
    plate(PLATE, 234, '#f7f2e8', { ring: '#6d9a4a' }),
    blob(chances, [320, 272], 164, 86, '#c9b45a'),
    ...around.map(({ turn, x, y }) => put([x, y], bokChoy(chances), { turn, flat: 0.68 })),
    spread(chances, heap(16, 70, 40), 46, () => chunk(chances, '#f4dfa8', 7, { gloss: 0.3 })),
    spread(chances, heap(16, 90, 50), 8, () => chilliRing(chances, 8)),
  );
}

export function eggplant(): Drawing {
  const chances = chance('eggplant');
  return group(
    {},
    plate(PLATE, 234, '#efe9df', { ring: '#7a4a80' }),
    blob(chances, [320, 270], 170, 92, '#8f3414'),
    spread(
      chances,
      heap(62, 122, 74),
      28,
      () => put([0, 0], aubergine(chances), { turn: chances(-34, 34) }),
      { turned: false },
    ),
    spread(chances, heap(70, 130, 66), 40, () => chunk(chances, '#9a4a20', 8.5, { gloss: 0.8 })),
    spread(chances, heap(74, 124, 62), 10, () => chilliRing(chances, 9)),
    scallions(chances, heap(76, 130, 64), 34, 8),
  );
}
