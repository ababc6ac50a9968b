import { tint } from '../paint.ts';
import { bowl } from '../parts/bowl.ts';
import { wonton } from '../parts/dough.ts';
import { coriander, crumbs, oil, scallions, sesame, spread } from '../parts/garnish.ts';
import { bokChoy } from '../parts/greens.ts';
import { beefSlice, chunk, halfEgg, prawn } from '../parts/meat.ts';
import { nest } from '../parts/noodles.ts';
import { chopsticks, liquid, plate } from '../parts/ware.ts';
import { put } from '../place.ts';
import { type Area, chance } from '../random.ts';
import { steam } from '../scene.ts';
import { type Drawing, group } from '../svg.ts';

const MIDDLE = [320, 218] as const;

/** Beef, noodles and clear broth, an egg on request. */
export function beefNoodles({
  broth = '#c8803a',
  egg = true,
  band = '#1f5f8b',
  glaze = '#f5efe2',
} = {}): Drawing {
  const chances = chance('beef noodles');
  return bowl({ at: MIDDLE, rx: 214, deep: 108, glaze, band }, (middle, rx, ry) => {
    const area: Area = {
      middle: [middle[0], middle[1] + 4],
      rx: rx * 0.82,
      ry: ry * 0.76,
      lift: 22,
    };
    return group(
      {},
      liquid(middle, rx, ry, broth),
      oil(chances, { middle, rx: rx * 0.9, ry: ry * 0.9 }, 30, tint(broth, 0.1)),
      nest(chances, area, '#f3d68f'),
      put([middle[0] + 96, middle[1] - 40], bokChoy(chances), { turn: 24, scale: 0.85 }),
      put([middle[0] + 120, middle[1] - 12], bokChoy(chances), { turn: 40, scale: 0.8 }),
      ...(
        [
          [-92, -34, -20],
          [-46, -52, -8],
          [4, -52, 6],
          [-70, -2, -14],
          [-18, -16, 2],
        ] as const
      ).map(([x, y, turn]) =>
        put([middle[0] + x, middle[1] + y], beefSlice(chances), { turn, scale: 1.05 }),
      ),
      egg ? put([middle[0] + 66, middle[1] + 34], halfEgg(), { turn: -14, scale: 1.15 }) : '',
      scallions(
        chances,
        { middle: [middle[0] - 30, middle[1] + 14], rx: rx * 0.62, ry: ry * 0.6 },
        34,
        7.5,
      ),
      put([middle[0] - 8, middle[1] - 6], coriander(chances, 1.15), { turn: -30 }),
      put([middle[0] + 24, middle[1] - 14], coriander(chances, 0.95), { turn: 30 }),
    );
  });
}

export function danDan(): Drawing {
  const chances = chance('dan dan');
  return bowl(
    { at: MIDDLE, rx: 212, deep: 104, glaze: '#2f3b45', full: 0.86 },
    (middle, rx, ry) => {
      const area: Area = {
        middle: [middle[0], middle[1] - 2],
        rx: rx * 0.84,
        ry: ry * 0.78,
        lift: 34,
      };
      const top: Area = { middle: [middle[0], middle[1] - 34], rx: 86, ry: 42, lift: 20 };
      return group(
        {},
        liquid(middle, rx, ry, '#b93418', 0.7),
        oil(chances, { middle, rx: rx * 0.93, ry: ry * 0.93 }, 40, '#e8541f'),
        nest(chances, area, '#efc877', { thick: 6.5, count: 50 }),
        spread(chances, { ...top, rx: 92, ry: 46 }, 46, () =>
          chunk(chances, '#7a3a1c', 10, { gloss: 0.7 }),
        ),
        crumbs(
          chances,
          { middle: [middle[0], middle[1] - 40], rx: 74, ry: 36, lift: 18 },
          34,
          '#e0b066',
          5,
        ),
        put([middle[0] - 112, middle[1] - 8], bokChoy(chances), { turn: 158, scale: 0.75 }),
        put([middle[0] - 104, middle[1] + 20], bokChoy(chances), { turn: 146, scale: 0.7 }),
        scallions(
          chances,
          { middle: [middle[0] + 14, middle[1] - 32], rx: 112, ry: 58, lift: 16 },
          32,
        ),
        sesame(
          chances,
          { middle: [middle[0], middle[1] - 10], rx: rx * 0.76, ry: ry * 0.66, lift: 20 },
          44,
        ),
      );
    },
  );
}

export function wontonSoup(): Drawing {
  const chances = chance('wonton');
  return bowl(
    { at: MIDDLE, rx: 212, deep: 104, glaze: '#f7f1e6', band: '#2f7f79' },
    (middle, rx, ry) => {
      const places = [
        [-86, -40],
        [-4, -54],
        [84, -36],
        [-118, 8],
        [-34, -6],
        [56, 6],
        [126, 10],
        [-66, 46],
        [22, 52],
      ] as const;
      return group(
        {},
        liquid(middle, rx, ry, '#e8bd6c', 0.7),
        oil(chances, { middle, rx: rx * 0.92, ry: ry * 0.92 }, 34, '#f2c65a'),
        put([middle[0] + 118, middle[1] - 46], bokChoy(chances), { turn: 32, scale: 0.72 }),
        ...places.map(([x, y]) =>
          put([middle[0] + x, middle[1] + y], wonton(chances), {
            turn: chances(-22, 22),
            scale: 1.12,
          }),
        ),
        put([middle[0] + 96, middle[1] + 44], prawn(), { turn: 20, scale: 1.05 }),
        put([middle[0] - 130, middle[1] - 24], prawn(), { turn: -30, scale: 0.95 }),
        scallions(chances, { middle, rx: rx * 0.78, ry: ry * 0.7 }, 36, 7),
      );
    },
  );
}

export function scallionNoodles(): Drawing {
  const chances = chance('scallion');
  const middle = [320, 262] as const;
  const area: Area = { middle: [320, 254], rx: 164, ry: 88, lift: 58 };
  return group(
    {},
    plate(middle, 234, '#e9eef0', { ring: '#3f6f93' }),
    nest(chances, area, '#d99a4a', { thick: 8, count: 64 }),
    spread(chances, { middle: [320, 190], rx: 92, ry: 36, lift: 22 }, 26, () =>
      friedScallion(chances),
    ),
    scallions(chances, { middle: [320, 214], rx: 120, ry: 52, lift: 30 }, 22, 7),
    sesame(chances, { middle: [320, 226], rx: 130, ry: 60, lift: 30 }, 30),
    chopsticks([404, 176], [640, 66]),
  );
}

/** A length of spring onion from the oil, dark and crisp. */
const friedScallion = (chances: ReturnType<typeof chance>): Drawing =>
  crisp(chances.of(['#5f6b1f', '#7c5a1c', '#4c7a26']), chances(20, 40), chances(-12, 12));

const crisp = (colour: string, long: number, bend: number): Drawing =>
  `<path d="M${(-long).toFixed(1)} 2Q0 ${bend.toFixed(1)} ${long.toFixed(1)} 0" fill="none" stroke="#3a1206" stroke-opacity=".4" stroke-width="9" stroke-linecap="round" transform="translate(1 3)"/><path d="M${(-long).toFixed(1)} 2Q0 ${bend.toFixed(1)} ${long.toFixed(1)} 0" fill="none" stroke="${colour}" stroke-width="7" stroke-linecap="round"/><path d="M${(-long).toFixed(1)} 0Q0 ${(bend - 2).toFixed(1)} ${long.toFixed(1)} -2" fill="none" stroke="${tint(colour, 0.45)}" stroke-width="2" stroke-linecap="round"/>`;

export const lanzhouNoodles = (): Drawing => beefNoodles() + steam([320, 170]);
