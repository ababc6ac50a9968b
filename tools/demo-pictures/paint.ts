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
    tag(
      'linearGradient',
      { id, x1: 0, y1: 0, x2: across ? 1 : 0, y2: across ? 0 : 1 },
      ...stops(all),
    ),
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
  /** How far the body is turned, in degrees; the light is not. */
  readonly turn?: number;
}

const reliefs = new Map<string, Relief>();

/** Light from the upper left on a body that has this outline. */
export function relief(body: Relief): string {
  // Ten degrees more or less nobody sees, and each difference is another filter.
  const turn = (Math.round((body.turn ?? 0) / 10) * 10) % 360;
  const reference = define((id) => lightOn(id, { ...body, turn }));
  reliefs.set(reference, { ...body, turn });
  return reference;
}

/** What is drawn, as the light falls on it once it is turned. */
export const relit = (drawing: Drawing, turn: number): Drawing =>
  drawing.replace(/url\(#d[0-9a-f]{8}\)/g, (reference) => {
    const known = reliefs.get(reference);
    return known === undefined ? reference : relief({ ...known, turn: (known.turn ?? 0) + turn });
  });

function lightOn(
  id: string,
  { round, gloss = 0.5, rough = 0, shadow = 3, turn = 0 }: Relief,
): Drawing {
  const surface = rough > 0 ? 'height' : 'round';
  const azimuth = 235 - turn;
  const falls = ((62 - turn) / 180) * Math.PI;
  const [dx, dy] = [shadow * 1.1 * Math.cos(falls), shadow * 1.1 * Math.sin(falls)];
  const room = { x: '-30%', y: '-30%', width: '160%', height: '170%' };
  const within = (body: string, result: string): Drawing =>
    tag('feComposite', { in: body, in2: 'SourceAlpha', operator: 'in', result });
  return tag(
    'filter',
    { id, ...room, 'color-interpolation-filters': 'sRGB' },
    tag('feGaussianBlur', { in: 'SourceAlpha', stdDeviation: round, result: 'round' }),
    rough > 0 ? crust(rough) : '',
    tag(
      'feDiffuseLighting',
      { in: surface, surfaceScale: round * 1.05, diffuseConstant: 1.27 },
      tag('feDistantLight', { azimuth, elevation: 52 }),
    ),
    // Food in the shade is redder, not greyer.
    tag('feColorMatrix', {
      values: '.56 0 0 0 .45  0 .76 0 0 .25  0 0 .9 0 .11  0 0 0 1 0',
      result: 'warm',
    }),
    tag('feComposite', {
      ...{ in: 'SourceGraphic', in2: 'warm', operator: 'arithmetic', k1: 1, result: 'lit' },
    }),
    within('lit', 'body'),
    tag(
      'feSpecularLighting',
      {
        ...{ in: surface, surfaceScale: round, specularConstant: gloss, specularExponent: 24 },
        ...{ 'lighting-color': '#fff8ea', result: 'shine' },
      },
      tag('feDistantLight', { azimuth, elevation: 48 }),
    ),
    within('shine', 'glint'),
    tag('feGaussianBlur', { in: 'SourceAlpha', stdDeviation: shadow * 0.8 }),
    tag('feOffset', { dx, dy }),
    tag('feColorMatrix', {
      values: '0 0 0 0 .2  0 0 0 0 .06  0 0 0 0 0  0 0 0 .42 0',
      result: 'shade',
    }),
    tag('feMerge', {}, ...['shade', 'body', 'glint'].map((at) => tag('feMergeNode', { in: at }))),
  );
}

const crust = (rough: number): Drawing =>
  tag('feTurbulence', {
    type: 'fractalNoise',
    baseFrequency: 0.09,
    numOctaves: 3,
    seed: 7,
    result: 'noise',
  }) +
  tag('feComposite', {
    in: 'round',
    in2: 'noise',
    operator: 'arithmetic',
    k2: 1 - rough * 0.3,
    k3: rough * 0.55,
    result: 'height',
  });

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
