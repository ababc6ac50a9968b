import { MIDDLE, type Pen, tone } from './pen.ts';

/** A nest of long strands, the upper ones lighter. */
export function noodles(pen: Pen, colour: string, { strands = 70, radius = 150, wide = 8 } = {}) {
  return Array.from({ length: strands }, (_, n) => {
    const from = pen.between(0, Math.PI * 2);
    const far = radius * pen.between(0.25, 1);
    const sweep = pen.between(1.1, 2.6);
    const point = (angle: number, r: number): string =>
      `${(MIDDLE.x + r * Math.cos(angle)).toFixed(0)} ${(MIDDLE.y + r * Math.sin(angle)).toFixed(0)}`;
    const bend = far * pen.between(0.7, 1.35);
    const path =
      `M${point(from, far)}C${point(from + sweep / 3, bend)} ` +
      `${point(from + (sweep * 2) / 3, bend)} ${point(from + sweep, far * pen.between(0.6, 1.05))}`;
    const light = tone(colour, -0.12 + (n / strands) * 0.3);
    return (
      `<path d="${path}" fill="none" stroke="${tone(colour, -0.36)}" stroke-width="${wide + 3}" stroke-linecap="round"/>` +
      `<path d="${path}" fill="none" stroke="${light}" stroke-width="${wide}" stroke-linecap="round"/>`
    );
  }).join('');
}

/** Grains in a mound. */
export function rice(pen: Pen, colours: readonly string[], count = 620, radius = 140): string {
  const mound = `<circle cx="${MIDDLE.x}" cy="${MIDDLE.y}" r="${radius + 4}" fill="${tone(colours[0] ?? '#ffffff', -0.16)}" filter="url(#lift)"/>`;
  return (
    mound +
    pen.scatter(count, radius, ({ x, y, turn }) => {
      const colour = pen.pick(colours);
      return `<g transform="translate(${x.toFixed(0)} ${y.toFixed(0)}) rotate(${turn.toFixed(0)})"><ellipse rx="8.6" ry="3.8" cy="1.4" fill="${tone(colour, -0.3)}"/><ellipse rx="8.2" ry="3.4" fill="${colour}"/></g>`;
    })
  );
}
