import { fade, relief, tint } from '../paint.ts';
import { chip } from '../parts/dough.ts';
import { plate } from '../parts/ware.ts';
import { put } from '../place.ts';
import { chance } from '../random.ts';
import { shadow, steam } from '../scene.ts';
import { type Drawing, ellipse, group, line, type Point, shape } from '../svg.ts';
import { burger } from './burger.ts';
import { smashedCucumber } from './cold.ts';
import { cola } from './drinks.ts';
import { fries } from './fries.ts';
import { mapoTofu } from './mapo-tofu.ts';
import { beefNoodles } from './noodles.ts';
import { friedRice } from './rice.ts';
import { steamedFish } from './steamed-fish.ts';
import { jasmineTea } from './tea.ts';
import { bokChoyPlate, kungPao } from './wok.ts';

/** A dish that is drawn in the middle of a picture of its own, smaller and elsewhere. */
const small = (at: Point, drawing: Drawing, scale: number): Drawing =>
  put(at, group({ transform: 'translate(-320 -262)' }, drawing), { scale });

/** A tray as it stands before a guest: farther away it is narrower. */
const tray = (colour: string): Drawing => {
  const outline =
    'M96 150Q100 138 116 138H524Q540 138 544 150L608 398Q612 416 592 416H48Q28 416 32 398Z';
  return group(
    {},
    shadow([320, 404], 282, 30),
    shape(outline, tint(colour, -0.4), { transform: 'translate(0 14)' }),
    shape(
      outline,
      fade([
        [0, tint(colour, 0.06)],
        [1, tint(colour, 0.2)],
      ]),
      { filter: relief({ round: 5, gloss: 0.4, shadow: 4 }) },
    ),
    shape(
      'M112 156H528L586 396H54Z',
      fade([
        [0, tint(colour, -0.16)],
        [1, tint(colour, 0.02)],
      ]),
      { 'stroke-linejoin': 'round' },
    ),
    ...[186, 236, 300, 366].map((y, n) =>
      line(
        `M${104 - n * 12} ${y}Q320 ${y + (n % 2 === 0 ? 8 : -8)} ${536 + n * 12} ${y}`,
        tint(colour, 0.25),
        1.6,
        { opacity: 0.4 },
      ),
    ),
  );
};

export function burgerSet(): Drawing {
  const chances = chance('burger set');
  return group(
    {},
    small([500, 190], cola(), 0.76),
    fries({ at: [176, 196], scale: 0.8 }),
    put([330, 300], burger(), { scale: 0.92 }),
    put([120, 392], chip(chances, 92), { turn: 74 }),
    put([146, 408], chip(chances, 84), { turn: 102 }),
  );
}

export const beefNoodleSet = (): Drawing =>
  group(
    {},
    tray('#8a4a26'),
    small([508, 190], cola({ props: false }), 0.62),
    small([262, 262], beefNoodles({ broth: '#8f3f16', band: '#c23a22', glaze: '#f7f1e4' }), 0.9),
    small([498, 352], smashedCucumber(), 0.4),
    steam([250, 150], 0.9),
  );

export const lunchCombo = (): Drawing =>
  group(
    {},
    tray('#a86a36'),
    small([236, 270], friedRice(), 0.78),
    small([488, 222], smashedCucumber(), 0.48),
    small([486, 338], jasmineCup(), 0.5),
  );

const jasmineCup = (): Drawing => jasmineTea({ props: false });

/** A round table with a turning middle, as families eat. */
export const familyFeast = (): Drawing =>
  group(
    {},
    shadow([320, 292], 292, 164),
    ellipse([320, 282], 296, 176, '#6a3416'),
    ellipse(
      [320, 268],
      296,
      176,
      fade([
        [0, '#b9743c'],
        [1, '#8f4f22'],
      ]),
    ),
    ellipse(
      [320, 266],
      276,
      162,
      fade([
        [0, '#a8632e'],
        [1, '#c28246'],
      ]),
    ),
    ...[0.9, 0.74, 0.5].map((far) =>
      ellipse([320, 266], 276 * far, 162 * far, 'none', {
        stroke: '#7a4018',
        'stroke-width': 1.6,
        opacity: 0.35,
      }),
    ),
    small([324, 160], steamedFish(), 0.56),
    small([176, 242], kungPao(), 0.5),
    small([468, 244], mapoTofu(), 0.52),
    small([322, 346], bokChoyPlate(), 0.52),
    small([160, 356], jasmineCup(), 0.26),
    small([482, 358], jasmineCup(), 0.26),
    plate([320, 252], 46, '#f6f1e8'),
    ellipse([320, 253], 32, 18, '#4a1d10'),
  );
