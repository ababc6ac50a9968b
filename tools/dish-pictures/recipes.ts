import { noodles, rice } from './noodles.ts';
import { at, MIDDLE, type Pen } from './pen.ts';
import * as t from './toppings.ts';
import { base, board, bowl, glass, plate, pot, steamer } from './vessels.ts';

/** A dish from above, on a ground of its own colour. */
interface Recipe {
  readonly ground: string;
  readonly draw: (pen: Pen) => string;
}

const CREAM = '#ecd9bd';
const TERRA = '#c96f47';
const SLATE = '#4a5a63';
const SAGE = '#a9b48c';
const NIGHT = '#3a2d2a';
const ROSE = '#e0b2a2';

const spread = (pen: Pen, count: number, radius: number, ...marks: readonly string[]): string =>
  pen.scatter(count, radius, (spot) =>
    at(spot, marks[spot.n % marks.length] ?? '', pen.between(0.85, 1.15)),
  );
const green = (pen: Pen, count = 16, radius = 130): string => spread(pen, count, radius, t.ring());
const put = (x: number, y: number, turn: number, marks: string, grow = 1): string =>
  at({ x: MIDDLE.x + x, y: MIDDLE.y + y, turn }, marks, grow);
const recipe = (ground: string, draw: (pen: Pen) => string): Recipe => ({ ground, draw });

const burger = (x: number, y: number, grow: number): string =>
  put(
    x,
    y,
    0,
    `<g filter="url(#lift)"><ellipse cy="88" rx="150" ry="34" fill="#c98a45"/><path d="M-150 66h300v20q-150 36-300 0Z" fill="#d99a4f"/><path d="M-158 52q40 34 80 4t80 4 80-4 76-4q14 18-4 26-156 26-308 0-18-10-4-26Z" fill="#6aa83a"/><rect x="-152" y="26" width="304" height="34" rx="16" fill="#8a4a22"/><path d="M-150 20h300l-40 40-30-30-40 26-50-30-40 24Z" fill="#f6b93b"/><path d="M-152 20C-152-110 152-110 152 20Z" fill="#dc9a4c"/><path d="M-120-20C-96-72-30-86 20-84" stroke="#f6cf95" stroke-width="18" stroke-linecap="round" fill="none" opacity=".8"/>${[
      [-60, -40],
      [-10, -62],
      [40, -46],
      [84, -18],
      [-90, -6],
      [10, -20],
      [-34, -12],
      [60, -6],
    ]
      .map(([a, b]) => `<ellipse cx="${a}" cy="${b}" rx="8" ry="4.6" fill="#fff0cf"/>`)
      .join('')}</g>`,
    grow,
  );
const fries = (pen: Pen, count: number, radius: number): string =>
  pen.scatter(count, radius, (spot) =>
    at(spot, t.stick(pen.pick(['#f3c34a', '#eab238', '#f7d170']), pen.between(80, 120), 17)),
  );

export const RECIPES: Readonly<Record<string, Recipe>> = {
  'chicken-burger-set': recipe(TERRA, (pen) =>
    board(
      `${burger(-96, 6, 1.05)}<g transform="translate(170 20) scale(.62)"><g transform="translate(-120 20)">${fries(pen, 22, 120)}</g></g>${put(208, 96, 0, '<circle r="44" fill="#fff"/><circle r="36" fill="#c8261c"/><ellipse cx="-10" cy="-12" rx="12" ry="6" fill="#ff8f80"/>')}`,
    ),
  ),
  'beef-noodle-set': recipe(SLATE, (pen) =>
    bowl(
      '#274b5e',
      `${base('#8f4215')}${noodles(pen, '#f0d08a', { radius: 120 })}${put(-66, -40, 20, t.slice('#8a4528', 58, 30))}${put(-10, -74, -10, t.slice('#7d3d24', 58, 30))}${put(56, -52, -30, t.slice('#8a4528', 58, 30))}${put(70, 46, 20, t.halfEgg())}${put(-60, 66, 140, t.bokChoy())}${green(pen, 14)}`,
    ),
  ),
  'lunch-combo': recipe(SAGE, (pen) =>
    board(
      `<g transform="translate(-20 6) scale(.92)"><g transform="translate(-96 16)">${plate('#c9462c', rice(pen, ['#fbe9b7', '#f6dc98', '#fff5d8'], 420, 118) + spread(pen, 10, 96, t.cube('#ef8f3a', 16), t.cube('#6fae3c', 14), t.cube('#f29a8c', 16)))}</g></g><g transform="translate(326 40) scale(.52)">${plate('#3f8a35', spread(pen, 14, 110, t.cucumber()))}</g><g transform="translate(340 232) scale(.44)">${bowl('#b93815', base('#f0e2c0') + spread(pen, 6, 80, t.dumpling()) + green(pen, 10))}</g>`,
    ),
  ),
  'family-feast': recipe(
    NIGHT,
    (pen) =>
      `<g transform="translate(-70 -60) scale(.68)">${plate('#c9462c', base('#8f3a18', 140) + spread(pen, 26, 120, t.chunk('#b5602b'), t.chunk('#c97a3a'), t.peanut(), t.chilli()))}</g><g transform="translate(290 -40) scale(.6)">${bowl('#274b5e', base('#b5321b') + spread(pen, 16, 130, t.cube('#fff3df', 44)) + green(pen))}</g><g transform="translate(230 196) scale(.64)">${plate('#3f8a35', spread(pen, 9, 120, t.bokChoy()))}</g><g transform="translate(-40 236) scale(.5)">${steamer(put(-70, -50, 0, t.bun()) + put(72, -44, 40, t.bun()) + put(0, 76, 80, t.bun()))}</g>`,
  ),
  congee: recipe(SAGE, (pen) =>
    bowl(
      '#3c6e71',
      `${base('#f1e6cf')}${spread(pen, 40, 150, '<ellipse rx="8" ry="4" fill="#fffaf0"/>')}${put(-50, -20, 30, t.halfEgg('#5b4a3a', '#3b5a4a'))}${put(40, 34, -30, t.halfEgg('#5b4a3a', '#2f4a3f'))}${spread(pen, 8, 100, t.chunk('#c98a64', 16))}${green(pen, 18)}`,
    ),
  ),
  'you-tiao': recipe(CREAM, () =>
    board(
      [
        [-84, -10],
        [0, 4],
        [84, -6],
      ]
        .map(([x = 0, turn = 0]) =>
          put(
            x,
            0,
            turn,
            `<g filter="url(#lift)"><path d="M-26-150c-22 20-20 260 0 300 16 12 36 12 52 0 20-40 22-280 0-300-16-12-36-12-52 0Z" fill="#c9802e"/><path d="M0-150c-10 60 10 240 0 300" stroke="#8a4d14" stroke-width="7" fill="none"/><path d="M-18-130c-8 80-8 170 0 250M18-130c8 80 8 170 0 250" stroke="#f0bb62" stroke-width="10" stroke-linecap="round" fill="none" opacity=".8"/></g>`,
          ),
        )
        .join(''),
    ),
  ),
  jianbing: recipe(TERRA, (pen) =>
    board(
      put(
        0,
        0,
        -12,
        `<g filter="url(#lift)"><path d="M-180 76A180 172 0 0 1 180 76Z" fill="#e8c27a"/><path d="M-180 76A180 172 0 0 1 180 76" fill="none" stroke="#c48d3c" stroke-width="10"/><path d="M-150 70A150 140 0 0 1 150 70Z" fill="#f3d999"/></g>${Array.from({ length: 16 }, () => `<g transform="translate(${pen.between(-120, 120).toFixed(0)} ${pen.between(-40, 56).toFixed(0)}) rotate(${pen.between(0, 180).toFixed(0)})">${pen.pick([t.ring(), t.sesame(), t.leaf(), '<path d="M-16 0q16-10 32 0" stroke="#b3301a" stroke-width="6" fill="none" stroke-linecap="round"/>'])}</g>`).join('')}`,
      ),
    ),
  ),
  'soy-milk-bowl': recipe(SLATE, () =>
    bowl(
      '#e2e8e4',
      `${base('#fbf3df')}<path d="M230 200q60-40 130-10" stroke="#fff" stroke-width="16" stroke-linecap="round" fill="none" opacity=".8"/>`,
    ),
  ),
  'tea-egg': recipe(SAGE, () =>
    bowl(
      '#5a3b28',
      `${base('#7a4a24')}${[
        [-58, -36],
        [60, -30],
        [0, 66],
      ]
        .map(([x = 0, y = 0]) =>
          put(
            x,
            y,
            x,
            '<g filter="url(#lift)"><ellipse rx="62" ry="50" fill="#c79a67"/><path d="M-50-10l30 12 10-26 24 20 26-20M-20 2l-4 34M14-2l14 30M-46 18l22-14" stroke="#8a5a2b" stroke-width="3.4" fill="none"/><ellipse cx="-20" cy="-24" rx="18" ry="8" fill="#f0d3ab" opacity=".8"/></g>',
          ),
        )
        .join('')}`,
    ),
  ),
  'pork-bun': recipe(ROSE, () =>
    steamer(
      put(-74, -56, 0, t.bun(), 1.12) +
        put(78, -48, 40, t.bun(), 1.12) +
        put(2, 82, 80, t.bun(), 1.12),
    ),
  ),
  dumplings: recipe(TERRA, (pen) =>
    plate(
      '#c9462c',
      `${spread(pen, 11, 118, t.dumpling())}${put(0, 0, 0, '<circle r="44" fill="#fff" filter="url(#lift)"/><circle r="36" fill="#4a1d0c"/><ellipse cx="-10" cy="-12" rx="12" ry="6" fill="#a8603c"/>')}${green(pen, 10, 140)}`,
    ),
  ),
  fries: recipe('#d9482b', (pen) =>
    plate(
      '#d9a441',
      `${fries(pen, 46, 118)}${put(98, 88, 0, '<circle r="42" fill="#fff" filter="url(#lift)"/><circle r="34" fill="#cc2a1e"/><ellipse cx="-9" cy="-11" rx="11" ry="6" fill="#ff9a8c"/>')}`,
    ),
  ),
  crayfish: recipe(NIGHT, (pen) =>
    pot(
      `${base('#8f1d0f')}${spread(pen, 12, 132, t.crayfish())}${spread(pen, 14, 150, t.chilli(), t.leaf(), t.ring())}`,
    ),
  ),
  'kung-pao-chicken': recipe(SLATE, (pen) =>
    plate(
      '#c9462c',
      `${base('#7d3414', 132)}${spread(pen, 30, 120, t.chunk('#b8672f'), t.chunk('#cf8140'), t.chunk('#a85526'))}${spread(pen, 18, 116, t.peanut(), t.chilli(), t.peanut())}${green(pen, 12, 120)}`,
    ),
  ),
  'mapo-tofu': recipe(NIGHT, (pen) =>
    bowl(
      '#20252b',
      `${base('#b8321a')}${spread(pen, 26, 150, t.cube('#fff1dc', 46))}${spread(pen, 22, 150, t.chunk('#7a2c14', 11), t.chunk('#93381a', 9))}${green(pen, 26, 150)}`,
    ),
  ),
  'sweet-sour-pork': recipe(SAGE, (pen) =>
    plate(
      '#3f7f8a',
      `${base('#b03a16', 130)}${spread(pen, 24, 118, t.chunk('#e0772c', 28), t.chunk('#d45f22', 28))}${spread(pen, 12, 112, t.cube('#f6cf3d', 30), t.cube('#67a83a', 26), t.cube('#d9301f', 26))}${spread(pen, 26, 120, t.sesame())}`,
    ),
  ),
  'twice-cooked-pork': recipe(TERRA, (pen) =>
    plate(
      '#c9462c',
      `${base('#8a3a1c', 130)}${spread(pen, 16, 116, t.slice('#d88e74', 50, 24), t.slice('#c9765a', 50, 24))}${spread(pen, 16, 116, t.stick('#4f9636', 62, 13), t.chilli())}`,
    ),
  ),
  'steamed-fish': recipe(SLATE, (pen) =>
    plate(
      '#2f6f8a',
      `<g filter="url(#lift)"><path d="M150 240C190 150 330 130 430 210l54-44q-6 76 0 150l-54-46C330 350 190 330 150 240Z" fill="#b9c3c4"/><path d="M176 238C220 180 320 166 410 222 330 236 250 250 176 238Z" fill="#e6ecec"/><path d="M214 200q12 40 0 80M400 240l70-44M400 246l70 36" stroke="#8b9a9c" stroke-width="5" fill="none"/></g><circle cx="186" cy="228" r="9" fill="#fff"/><circle cx="186" cy="228" r="5" fill="#222"/>${pen.scatter(22, 92, (spot) => at(spot, pen.pick([t.stick('#7fbf4d', 86, 6), t.stick('#f1edd2', 80, 6), t.stick('#d9301f', 60, 5)])))}${put(20, -10, 0, t.leaf(), 1.3)}`,
    ),
  ),
  'fish-pot': recipe(NIGHT, (pen) =>
    pot(
      `${base('#c23a1a')}${spread(pen, 16, 138, t.slice('#fbf1e4', 50, 26))}${spread(pen, 30, 150, t.chilli(), t.ring(), t.sesame(), t.chilli())}${spread(pen, 5, 80, t.leaf())}`,
    ),
  ),
  'skewer-pot': recipe(TERRA, (pen) =>
    bowl(
      '#7a2418',
      `${base('#c4401c')}${[-70, -26, 20, 64]
        .map((y, i) =>
          put(
            0,
            y,
            i * 7 - 10,
            t.skewer(
              pen.pick([
                ['#f2d3a5', '#7fae4a', '#e8b48a', '#f4e6c8'],
                ['#c9805a', '#f2d3a5', '#9a5a33', '#7fae4a'],
              ]),
            ),
          ),
        )
        .join('')}${spread(pen, 34, 150, t.sesame(), t.ring())}`,
    ),
  ),
  'scrambled-eggs': recipe(SAGE, (pen) =>
    plate(
      '#3f8a35',
      `${base('#d9481f', 128)}${spread(pen, 18, 112, t.chunk('#f8d34b', 34), t.chunk('#f3c52e', 32))}${spread(pen, 14, 112, t.chunk('#e2482c', 28), t.chunk('#d63a22', 26))}${green(pen, 18, 120)}`,
    ),
  ),
  'green-beans': recipe(CREAM, (pen) =>
    plate(
      '#4f7f3a',
      `${pen.scatter(44, 112, (spot) => at(spot, t.stick(pen.pick(['#5d9a3a', '#4c8a2f', '#6fae46']), pen.between(96, 132), 13)))}${spread(pen, 16, 110, t.chilli(), t.chunk('#7a3f22', 10))}`,
    ),
  ),
  'bok-choy': recipe(TERRA, (pen) =>
    plate(
      '#3f8a35',
      `${Array.from({ length: 8 }, (_, i) => put(62 * Math.cos(i * 0.785), 62 * Math.sin(i * 0.785), i * 45, t.bokChoy(), 1.05)).join('')}${spread(pen, 26, 90, '<rect x="-6" y="-4" width="12" height="8" rx="3" fill="#fff6dc" stroke="#dcc68f"/>')}`,
    ),
  ),
  eggplant: recipe(SAGE, (pen) =>
    plate(
      '#6a3f7a',
      `${base('#7a3016', 130)}${spread(pen, 20, 112, t.stick('#6a3a72', 104, 30), t.stick('#7a4782', 100, 28))}${spread(pen, 16, 116, t.chunk('#b3522a', 12), t.chilli())}${green(pen, 18, 118)}`,
    ),
  ),
  'dan-dan-noodles': recipe(SLATE, (pen) =>
    bowl(
      '#c9462c',
      `${base('#b5361a')}${noodles(pen, '#f2d38c', { radius: 132 })}${spread(pen, 26, 62, t.chunk('#6f3216', 13), t.chunk('#84401f', 12))}${spread(pen, 12, 90, t.peanut())}${put(-104, 34, 60, t.bokChoy(), 0.8)}${green(pen, 20, 110)}`,
    ),
  ),
  'beef-noodles': recipe(CREAM, (pen) =>
    bowl(
      '#2f5a78',
      `${base('#b8752d')}${noodles(pen, '#f6e2ac', { radius: 134, wide: 7 })}${put(-62, -34, 10, t.slice('#8a4a30', 56, 28))}${put(2, -70, -14, t.slice('#7d4029', 56, 28))}${put(64, -30, -40, t.slice('#8a4a30', 56, 28))}${spread(pen, 7, 110, t.leaf())}${spread(pen, 6, 120, t.chilli())}${green(pen, 18)}`,
    ),
  ),
  'wonton-soup': recipe(SAGE, (pen) =>
    bowl(
      '#3c6e71',
      `${base('#e7c98a')}${spread(pen, 9, 112, t.dumpling())}${spread(pen, 4, 100, t.prawn())}${spread(pen, 6, 130, t.leaf())}${green(pen, 20, 150)}`,
    ),
  ),
  'scallion-noodles': recipe(TERRA, (pen) =>
    bowl(
      '#e9e2d4',
      `${base('#8a5222')}${noodles(pen, '#d9a755', { strands: 90, radius: 146 })}${pen.scatter(26, 86, (spot) => at(spot, t.stick(pen.pick(['#4f7f2a', '#6b9a3a', '#3f5f20']), 70, 6)))}`,
    ),
  ),
  'fried-rice': recipe(SLATE, (pen) =>
    plate(
      '#d9a441',
      `${rice(pen, ['#fbe7b0', '#f6da92', '#fff3d2'])}${spread(pen, 34, 130, t.cube('#ef8f3a', 17), t.cube('#6fae3c', 15), t.cube('#f08f80', 18), t.chunk('#f8d34b', 15))}${spread(pen, 6, 100, t.prawn())}${green(pen, 20)}`,
    ),
  ),
  'steamed-rice': recipe(CREAM, (pen) =>
    bowl('#2f5a78', `${base('#efe6d6')}${rice(pen, ['#ffffff', '#fbf7ee', '#f4ecdd'], 820, 166)}`),
  ),
  cucumber: recipe(ROSE, (pen) =>
    plate(
      '#3f8a35',
      `${spread(pen, 22, 118, t.cucumber(), t.chunk('#86bd4f', 34), t.chunk('#9ccb62', 30))}${spread(pen, 20, 112, t.chilli(), t.sesame(), '<rect x="-7" y="-4" width="14" height="8" rx="3" fill="#fff6dc" stroke="#dcc68f"/>')}`,
    ),
  ),
  'wood-ear': recipe(CREAM, (pen) =>
    plate(
      '#8a5a3a',
      `${spread(pen, 18, 112, t.ear())}${spread(pen, 16, 110, t.chilli(), t.leaf(), t.sesame())}`,
    ),
  ),
  'mouth-water-chicken': recipe(SLATE, (pen) =>
    bowl(
      '#7a2418',
      `${base('#b8301a')}${[-90, -54, -18, 18, 54, 90].map((x, i) => put(x, 6, 76 + i * 5, t.slice('#f3dcb8', 92, 26))).join('')}${spread(pen, 60, 140, t.sesame(), t.peanut(), t.sesame(), t.ring())}${spread(pen, 6, 90, t.leaf())}`,
    ),
  ),
  'century-egg-tofu': recipe(SAGE, (pen) =>
    plate(
      '#3c6e71',
      `${put(0, 0, 8, t.cube('#fff8ec', 190))}${[
        [-50, -30],
        [10, -46],
        [56, 6],
        [-14, 34],
      ]
        .map(([x = 0, y = 0], i) => put(x, y, i * 50, t.halfEgg('#4a3b30', '#31564a'), 0.95))
        .join('')}${spread(pen, 16, 110, t.chilli(), t.leaf())}${green(pen, 22, 110)}`,
    ),
  ),
  tea: recipe(CREAM, (pen) =>
    glass(
      '#cfa23c',
      `${pen.scatter(7, 60, (spot) => at({ ...spot, y: spot.y + 60 }, '<path d="M0 0c-12-8-12-24 0-28 12 4 12 20 0 28Z" fill="#fffaf0"/><circle cy="-4" r="4" fill="#f2c94c"/>'))}`,
    ),
  ),
  cola: recipe('#c6402c', (pen) =>
    glass(
      '#4a1f10',
      `${[
        [-50, -70],
        [34, -84],
        [-8, -20],
        [58, -10],
      ]
        .map(([x = 0, y = 0], i) => put(x, y, i * 25, t.ice()))
        .join(
          '',
        )}${pen.scatter(34, 110, ({ x, y }) => `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="3.4" fill="#e8b48a" opacity=".6"/>`)}`,
      '<rect x="200" y="118" width="240" height="22" fill="#c98f5e"/>',
    ),
  ),
  'mango-smoothie': recipe(SAGE, (pen) =>
    glass(
      '#f7a823',
      `${spread(pen, 5, 70, t.cube('#ffd25e', 34))}`,
      '<path d="M200 132q30-50 60-18t60-12 60 12 60 10v30H200Z" fill="#fff1c4"/>',
    ),
  ),
  'milk-tea': recipe(ROSE, (pen) =>
    glass(
      '#c99a6a',
      Array.from(
        { length: 34 },
        () =>
          `<g transform="translate(${pen.between(232, 408).toFixed(0)} ${pen.between(340, 420).toFixed(0)})"><circle r="14" fill="#2b1710"/><circle cx="-4" cy="-5" r="4" fill="#8a6a58"/></g>`,
      ).join(''),
      '<rect x="200" y="120" width="240" height="34" fill="#f0dcc2"/>',
    ),
  ),
  'lemon-tea': recipe(SLATE, () =>
    glass(
      '#c4661c',
      `${put(-46, -20, 20, t.lemon(), 1.2)}${put(44, 70, 50, t.lemon(), 1.2)}${put(40, -76, 10, t.ice())}${put(-40, 84, 30, t.ice())}${put(10, 10, 45, t.ice())}`,
    ),
  ),
  beer: recipe('#3f6b4a', (pen) =>
    glass(
      '#eaa91f',
      pen.scatter(
        40,
        130,
        ({ x, y }) =>
          `<circle cx="${x.toFixed(0)}" cy="${(y + 40).toFixed(0)}" r="3.4" fill="#fff2c2" opacity=".8"/>`,
      ),
      '<path d="M200 150V92q28-34 56-6t60-10 60 8 64 0v66q-60 22-120 4t-120-4Z" fill="#fffaf0"/>',
    ),
  ),
  'red-bean-soup': recipe(CREAM, (pen) =>
    bowl(
      '#f2ece2',
      `${base('#5c1c1a')}${spread(pen, 60, 150, '<g filter="url(#lift)"><ellipse rx="15" ry="10" fill="#7a2522"/><ellipse cx="-4" cy="-4" rx="5" ry="2" fill="#c9716c"/></g>')}${spread(pen, 5, 70, '<g filter="url(#lift)"><circle r="24" fill="#fffaf2"/><ellipse cx="-7" cy="-9" rx="8" ry="5" fill="#fff"/></g>')}`,
    ),
  ),
  'tofu-pudding': recipe(TERRA, (pen) =>
    bowl(
      '#5a3b28',
      `${base('#fbf2de')}<path d="M190 250q40-60 130-50t140 40q-30 90-140 80t-130-70Z" fill="#a85a1c" opacity=".55" filter="url(#soft)"/>${spread(pen, 22, 90, t.peanut(), '<g filter="url(#lift)"><ellipse rx="13" ry="9" fill="#7a2522"/></g>')}`,
    ),
  ),
  'egg-tart': recipe(SLATE, (pen) =>
    plate(
      '#d9a441',
      [
        [-72, -48],
        [74, -44],
        [0, 78],
      ]
        .map(([x = 0, y = 0]) =>
          put(
            x,
            y,
            x,
            `<g filter="url(#lift)"><circle r="74" fill="#b8742c"/>${Array.from({ length: 20 }, (_, i) => `<path d="M0-74v14" transform="rotate(${i * 18})" stroke="#f0c98a" stroke-width="7" stroke-linecap="round"/>`).join('')}<circle r="60" fill="#e8b368"/><circle r="53" fill="#f9c93c"/></g>${Array.from({ length: 6 }, () => `<ellipse cx="${pen.between(-30, 30).toFixed(0)}" cy="${pen.between(-30, 30).toFixed(0)}" rx="12" ry="8" fill="#8a4512" opacity=".55" filter="url(#blur)"/>`).join('')}<ellipse cx="-16" cy="-22" rx="18" ry="8" fill="#fff3b8" opacity=".8"/>`,
          ),
        )
        .join(''),
    ),
  ),
  'mango-rice': recipe(SAGE, (pen) =>
    plate(
      '#e0a030',
      `<g transform="translate(-54 -10) translate(320 240) scale(.68) translate(-320 -240)">${rice(pen, ['#ffffff', '#fbf6ea'], 420, 132)}</g>${[0, 1, 2, 3, 4].map((i) => put(62 + i * 4, -78 + i * 38, -16 + i * 8, t.slice('#f9b024', 74, 24))).join('')}${spread(pen, 24, 70, t.sesame())}${put(-70, 90, 20, t.leaf(), 1.4)}`,
    ),
  ),
};
