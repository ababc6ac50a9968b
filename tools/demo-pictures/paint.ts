import { createHash } from 'node:crypto';
import { type Drawing, tag } from './svg.ts';

/** By what refers to them: `url(#...)`. Named by their content, so the same one is there once. */
const definitions = new Map<string, Drawing>();

function define(draw: (id: string) => Drawing): string {
  const id = `d${createHash('sha256').update(draw('')).digest('hex').slice(0, 8)}`;
  const reference = `url(#${id})`;
  definitions.set(reference, draw(id));
  return reference;
}

/** Everything that the drawing refers to. */
export function definitionsOf(drawing: Drawing): Drawing {
  const references = new Set(drawing.match(/url\(#d[0-9a-f]{8}\)/g));
  return tag('defs', {}, ...[...references].map((name) => definitions.get(name) ?? ''));
}

type Stops = readonly (readonly [offset: number, colour: string, opacity?: number])[];

const stops = (all: Stops): Drawing[] =>
  all.map(([offset, colour, opacity]) =>
    tag('stop', { offset, 'stop-color': colour, 'stop-opacity': opacity }),
  );

/** From one side of what it fills to the other; downwards unless `across`. */
export const fade = (all: Stops, { across = false } = {}): string =>
  define((id) =>
    tag('linearGradient', { id, x1: 0, y1: 0, x2: across ? 1 : 0, y2: across ? 0 : 1 }, ...stops(all)),
  );

/** From a bright spot outwards, the spot by default where the light of all pictures comes from. */
export const glow = (all: Stops, { x = 0.38, y = 0.32, r = 0.75 } = {}): string =>
  define((id) => tag('radialGradient', { id, cx: x, cy: y, r }, ...stops(all)));

export const clip = (inside: Drawing): string => define((id) => tag('clipPath', { id }, inside));

export const blur = (by: number): string =>
  define((id) => {
    const room = { x: '-60%', y: '-60%', width: '220%', height: '220%' };
    return tag('filter', { id, ...room }, tag('feGaussianBlur', { stdDeviation: by }));
  });

export interface Relief {
  /** How far the edge is round, in pixels. */
  readonly round: number;
  /** How much of the light comes back as a highlight: 0 is flour, 1 is a glaze. */
  readonly gloss?: number;
  /** How rough the surface is: 0 is smooth, 1 is a crust. */
  readonly rough?: number;
  /** How long the shadow is that it casts on what lies below. */
  readonly shadow?: number;
}

/** Light from the upper left on a body that has this outline. */
export const relief = ({ round, gloss = 0.5, rough = 0, shadow = 3 }: Relief): string =>
  define((id) =>
    tag(
      'filter',
      { id, x: '-30%', y: '-30%', width: '160%', height: '170%', 'color-interpolation-filters': 'sRGB' },
      tag('feGaussianBlur', { in: 'SourceAlpha', stdDeviation: round, result: 'round' }),
      rough > 0 ? crust(rough) : '',
      tag(
        'feDiffuseLighting',
        { in: rough > 0 ? 'height' : 'round', surfaceScale: round * 1.05, diffuseConstant: 1.27, result: 'light' },
        tag('feDistantLight', { azimuth: 235, elevation: 52 }),
      ),
      tag('feComposite', { in: 'SourceGraphic', in2: 'light', operator: 'arithmetic', k1: 0.66, k2: 0.36, result: 'lit' }),
      tag('feComposite', { in: 'lit', in2: 'SourceAlpha', operator: 'in', result: 'body' }),
      tag(
        'feSpecularLighting',
        { in: rough > 0 ? 'height' : 'round', surfaceScale: round, specularConstant: gloss, specularExponent: 24, 'lighting-color': '#fff8ea', result: 'shine' },
        tag('feDistantLight', { azimuth: 235, elevation: 48 }),
      ),
      tag('feComposite', { in: 'shine', in2: 'SourceAlpha', operator: 'in', result: 'glint' }),
      tag('feGaussianBlur', { in: 'SourceAlpha', stdDeviation: shadow * 0.8 }),
      tag('feOffset', { dx: shadow * 0.5, dy: shadow }),
      tag('feColorMatrix', { values: '0 0 0 0 .2  0 0 0 0 .06  0 0 0 0 0  0 0 0 .42 0', result: 'shade' }),
      tag('feMerge', {}, ...['shade', 'body', 'glint'].map((layer) => tag('feMergeNode', { in: layer }))),
    ),
  );

const crust = (rough: number): Drawing =>
  tag('feTurbulence', { type: 'fractalNoise', baseFrequency: 0.09, numOctaves: 3, seed: 7, result: 'noise' }) +
  tag('feComposite', { in: 'round', in2: 'noise', operator: 'arithmetic', k2: 1 - rough * 0.3, k3: rough * 0.55, result: 'height' });

/** A colour nearer to the dark (below 0) or the light (above 0), both of them warm. */
export function tint(colour: string, by: number): string {
  const target = by < 0 ? [0x3a, 0x10, 0x08] : [0xff, 0xfa, 0xee];
  const mixed = target.map((part, n) => {
    const own = Number.parseInt(colour.slice(1 + 2 * n, 3 + 2 * n), 16);
    return Math.round(own + (part - own) * Math.abs(by))
      .toString(16)
      .padStart(2, '0');
  });
  return `#${mixed.join('')}`;
}
