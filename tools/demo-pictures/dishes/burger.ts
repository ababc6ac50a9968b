import { blur, fade, glow, relief, tint } from '../paint.ts';
import { put } from '../place.ts';
import { chance } from '../random.ts';
import { shadow } from '../scene.ts';
import { type Drawing, ellipse, group, line, shape } from '../svg.ts';

/** Around 0, 0, seen from the side: bun, lettuce, tomato, fried chicken, cheese, bun. */
export function burger(): Drawing {
  const chances = chance('burger');
  return group(
    {},
    shadow([0, 124], 168, 34),
    shape(
      'M-158 78C-160 70 160 70 158 78C164 112 140 132 100 134H-100C-140 132 -164 112 -158 78Z',
      fade([
        [0, '#f0bd72'],
        [0.4, '#dd9440'],
        [1, '#a9601f'],
      ]),
      { filter: relief({ round: 6, gloss: 0.3, shadow: 3 }) },
    ),
    shape(
      'M-172 66C-150 50 150 50 172 66C180 84 150 96 120 90C90 100 40 92 0 96C-50 100 -90 92 -128 92C-156 94 -180 82 -172 66Z',
      '#f6f0dc',
      { filter: relief({ round: 5, gloss: 0.6, shadow: 4 }) },
    ),
    chicken(),
    shape(
      'M-150 2L150 2L166 12L128 18L96 50L66 18L-10 20L-52 44L-86 18L-166 12Z',
      fade([
        [0, '#ffd458'],
        [1, '#f8ae22'],
      ]),
      { filter: relief({ round: 4, gloss: 0.5, shadow: 5 }) },
    ),
    ...[-92, 0, 92].map((x) =>
      shape(
        `M${x - 62} -8C${x - 62} -24 ${x + 62} -24 ${x + 62} -8C${x + 62} 10 ${x - 62} 10 ${x - 62} -8Z`,
        fade([
          [0, '#f05a38'],
          [1, '#c22a16'],
        ]),
        { filter: relief({ round: 5, gloss: 0.9, shadow: 4 }) },
      ),
    ),
    lettuce(),
    shape(
      'M-160 -30C-166 -104 -96 -158 0 -158C96 -158 166 -104 160 -30C150 -16 -150 -16 -160 -30Z',
      glow(
        [
          [0, '#f9cd82'],
          [0.45, '#e39a43'],
          [1, '#ae6020'],
        ],
        { x: 0.36, y: 0.24, r: 0.86 },
      ),
      { filter: relief({ round: 12, gloss: 0.45, shadow: 6 }) },
    ),
    ellipse([-58, -116], 52, 17, '#fff4d2', {
      opacity: 0.55,
      filter: blur(9),
      transform: 'rotate(-22 -58 -116)',
    }),
    ...Array.from({ length: 38 }, () => {
      const across = chances(-1, 1);
      const up = chances(0, 1);
      const [x, y] = [
        across * (132 - 50 * up),
        -74 - up * 70 * Math.sqrt(1 - across * across * 0.8),
      ];
      return put(
        [x, y],
        ellipse([0.8, 1.8], 6.4, 3.8, '#7a3c0c', { opacity: 0.55 }) +
          ellipse([0, 0], 6.2, 3.6, '#fdf0cb'),
        { turn: chances(-50, 50) },
      );
    }),
  );
}

/** A fried thigh whose crust stands out of the bun. */
const chicken = (): Drawing =>
  group(
    { filter: relief({ round: 8, gloss: 0.55, rough: 0.95, shadow: 7 }) },
    shape(
      'M-176 44C-184 18 -150 4 -120 12C-90 0 -60 10 -30 6C10 -2 50 12 84 4C120 0 172 8 180 36C188 62 156 72 130 66C100 82 64 66 30 74C-10 82 -50 68 -84 76C-124 82 -170 74 -176 44Z',
      fade([
        [0, '#eeb052'],
        [0.5, '#d88a30'],
        [1, '#b0631c'],
      ]),
    ),
  );

const lettuce = (): Drawing =>
  group(
    { filter: relief({ round: 5, gloss: 0.5, shadow: 5 }) },
    shape(
      'M-172 -32C-120 -46 120 -46 172 -32C188 -20 172 -2 154 -14C140 -24 132 4 112 0C94 -4 92 -20 74 -12C58 -4 54 12 34 4C20 -2 14 -18 -6 -10C-22 -2 -30 12 -48 4C-62 -4 -70 -18 -86 -10C-102 0 -112 10 -128 0C-140 -8 -144 -20 -158 -12C-176 -4 -188 -20 -172 -32Z',
      fade([
        [0, '#5a9c34'],
        [0.6, '#86c24c'],
        [1, '#a9d968'],
      ]),
    ),
  ) +
  [-130, -66, 4, 70, 128]
    .map((x) =>
      line(`M${x} -30Q${x + 6} -18 ${x - 2} -8`, tint('#86c24c', 0.5), 2.4, { opacity: 0.6 }),
    )
    .join('');
