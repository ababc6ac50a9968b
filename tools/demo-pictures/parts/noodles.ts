import { blur, clip, tint } from '../paint.ts';
import type { Area, Chance } from '../random.ts';
import { type Drawing, ellipse, group, line, type Point, through } from '../svg.ts';

/** One noodle: dark below, its own colour, and light along its upper side. */
function strand(points: readonly Point[], colour: string, thick: number): Drawing {
  const path = through(points, { closed: false });
  return (
    line(path, tint(colour, -0.5), thick + 3, { opacity: 0.5, transform: 'translate(1 2)' }) +
    line(path, tint(colour, -0.22), thick + 1) +
    line(path, colour, thick * 0.8, { transform: 'translate(-.3 -.6)' }) +
    line(path, tint(colour, 0.65), thick * 0.26, {
      opacity: 0.75,
      transform: `translate(-.8 ${-thick * 0.22})`,
    })
  );
}

/** A nest: noodles that go round a middle of their own each, the upper ones smaller and higher. */
export function nest(
  chances: Chance,
  area: Area,
  colour: string,
  { thick = 7, count = 44 } = {},
): Drawing {
  const [cx, cy] = area.middle;
  const strands = Array.from({ length: count }, (_, n) => {
    const done = n / count;
    const own = 1 - done * 0.7 + chances(-0.12, 0.12);
    const [dx, dy] = [chances(-0.24, 0.24), chances(-0.22, 0.22)];
    const start = chances(0, 2 * Math.PI);
    const turn = chances(1.5, 3.6) * chances.of([1, -1]);
    const points = Array.from({ length: 8 }, (_, step): Point => {
      const angle = start + (turn * step) / 7;
      const far = own + chances(-0.05, 0.05);
      return [
        cx + area.rx * (dx + far * Math.cos(angle)),
        cy + area.ry * (dy + far * Math.sin(angle)) - (area.lift ?? 0) * done,
      ];
    });
    return strand(points, tint(colour, chances(-0.1, 0.12)), thick * chances(0.9, 1.1));
  });
  const ground = ellipse([cx, cy], area.rx * 0.98, area.ry * 0.97, tint(colour, -0.42));
  const hill = ellipse(
    [cx, cy - (area.lift ?? 0) * 0.5],
    area.rx * 0.7,
    area.ry * 0.8,
    tint(colour, -0.34),
  );
  return group({ 'clip-path': clip(dome(area)) }, ground, hill, ...strands);
}

/** What a heap may cover: its ellipse on the plate, and the air over it up to its top. */
const dome = ({ middle: [x, y], rx, ry, lift = 0 }: Area): Drawing =>
  ellipse([x, y], rx, ry, '#000') + ellipse([x, y - lift * 0.7], rx * 0.9, ry, '#000');

/** Grains of rice, each a short stroke; `colours` are what it was fried with. */
export function rice(chances: Chance, area: Area, colour: string, count = 1200): Drawing {
  const {
    middle: [cx, cy],
    rx,
    ry,
    lift = 0,
  } = area;
  const grains = Array.from({ length: count }, () => {
    const far = chances(0, 1) ** 0.56;
    const angle = chances(0, 2 * Math.PI);
    return {
      x: cx + rx * far * Math.cos(angle),
      y: cy + ry * far * Math.sin(angle),
      up: lift * (1 - far ** 2.2),
    };
  }).sort((a, b) => a.y - b.y);
  const mound = group(
    {},
    ellipse([cx + 4, cy + 8], rx, ry * 1.02, '#5a2408', { opacity: 0.3, filter: blur(6) }),
    ellipse([cx, cy], rx, ry, tint(colour, -0.28)),
    ellipse([cx, cy - lift * 0.36], rx * 0.8, ry * 0.8 + lift * 0.24, tint(colour, -0.2)),
  );
  return (
    mound +
    grains
      .map(({ x, y, up }) => {
        const lean = chances(0, Math.PI);
        const [dx, dy] = [5 * Math.cos(lean), 3.4 * Math.sin(lean)];
        const grain = `M${(x - dx).toFixed(1)} ${(y - up - dy).toFixed(1)}l${(2 * dx).toFixed(1)} ${(2 * dy).toFixed(1)}`;
        const shade = 0.16 - 0.24 * ((y - up - cy + ry) / (2 * ry)) - 0.1 * ((x - cx) / rx);
        return (
          line(grain, tint(colour, -0.42), 6.4, { opacity: 0.45, transform: 'translate(1 1.6)' }) +
          line(grain, tint(colour, shade + chances(-0.05, 0.1)), 5.4)
        );
      })
      .join('')
  );
}
