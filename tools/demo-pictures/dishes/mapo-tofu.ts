import { tint } from '../paint.ts';
import { bowl } from '../parts/bowl.ts';
import { crumbs, oil, scallions, spread } from '../parts/garnish.ts';
import { chunk } from '../parts/meat.ts';
import { liquid } from '../parts/ware.ts';
import { type Area, chance } from '../random.ts';
import { type Drawing, ellipse, group } from '../svg.ts';

export function mapoTofu(): Drawing {
  const chances = chance('mapo');
  return bowl(
    { at: [320, 224], rx: 214, deep: 84, glaze: '#34322f', full: 0.93 },
    (middle, rx, ry) => {
      const area: Area = {
        middle: [middle[0], middle[1] - 4],
        rx: rx * 0.84,
        ry: ry * 0.78,
        lift: 26,
      };
      return group(
        {},
        liquid(middle, rx, ry, '#b92c12', 0.7),
        oil(chances, { middle, rx: rx * 0.94, ry: ry * 0.94 }, 46, '#e8541f'),
        spread(chances, area, 44, () => tofu(chances.of([25, 27, 29])), { turned: false }),
        spread(chances, area, 70, () => chunk(chances, '#7c2d12', 8.5, { gloss: 0.8 })),
        oil(chances, area, 14, '#e24a1a'),
        scallions(chances, area, 40, 8),
        crumbs(chances, area, 60, '#5a2a18', 2.4),
      );
    },
  );
}

/** A cube of silken tofu: its top is white, sauce clings to its sides. */
const tofu = (size: number, side = '#eec6a0'): Drawing =>
  group(
    {},
    ellipse([3, size * 0.55], size, size * 0.5, '#4a0f04', { opacity: 0.45 }),
    `<path d="M${-size} ${-size * 0.2}L0 ${size * 0.3}L${size} ${-size * 0.2}V${size * 0.4}L0 ${size * 0.95}L${-size} ${size * 0.4}Z" fill="${side}" stroke="${side}" stroke-width="5" stroke-linejoin="round"/>`,
    `<path d="M0 ${size * 0.3}L${size} ${-size * 0.2}V${size * 0.4}L0 ${size * 0.95}Z" fill="${tint(side, -0.16)}" stroke="${tint(side, -0.16)}" stroke-width="4" stroke-linejoin="round"/>`,
    `<path d="M0 ${-size * 0.72}L${size} ${-size * 0.2}L0 ${size * 0.3}L${-size} ${-size * 0.2}Z" fill="#fff6e6" stroke="#fff6e6" stroke-width="6" stroke-linejoin="round"/>`,
  );
