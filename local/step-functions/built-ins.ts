import { createHash } from 'node:crypto';
import jsonata from 'jsonata';
import type { Json } from './json.ts';
import type { Ports } from './ports.ts';

const HASHES: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};
const MAX_RANGE_ITEMS = 1_000;
const format = jsonata('$fromMillis($at, $picture, $timezone)');

function partition(items: readonly Json[], size: number): Json[][] {
  if (!Array.isArray(items) || !(Number.isInteger(size) && size > 0)) {
    throw new TypeError('$partition takes an array and a positive whole number');
  }
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) =>
    items.slice(n * size, (n + 1) * size),
  );
}

function range(first: number, last: number, delta: number): number[] {
  const length = Math.floor((last - first) / delta) + 1;
  if (!Number.isInteger(length) || length > MAX_RANGE_ITEMS) {
    throw new TypeError(`$range takes first, last and a step that makes at most 1,000 numbers`);
  }
  return Array.from({ length: Math.max(length, 0) }, (_, n) => first + n * delta);
}

function hash(content: string, algorithm: string): string {
  const name = HASHES[algorithm];
  if (typeof content !== 'string' || name === undefined) {
    throw new TypeError(`$hash takes a string and one of ${Object.keys(HASHES).join(', ')}`);
  }
  return createHash(name).update(content).digest('hex');
}

/** A number in [0, 1) that depends on the seed alone (AWS does not publish its own generator). */
const seeded = (seed: number): number =>
  createHash('sha256').update(String(seed)).digest().readUInt32BE() / 2 ** 32;

/** A version 4 UUID made of the given chance, so that a simulation can repeat it. */
export function uuid(random: () => number): string {
  const digits = (count: number): string =>
    Array.from({ length: count }, () => Math.floor(random() * 16).toString(16)).join('');
  const variant = '89ab'.charAt(Math.floor(random() * 4));
  return `${digits(8)}-${digits(4)}-4${digits(3)}-${variant}${digits(3)}-${digits(12)}`;
}

/**
 * The functions Step Functions adds to JSONata, and those of JSONata that read the clock or chance,
 * taken from the ports instead.
 */
export function builtIns({
  now,
  random,
}: Pick<Ports, 'now' | 'random'>): ReadonlyMap<string, unknown> {
  const at = now();
  return new Map<string, unknown>([
    ['millis', () => at],
    [
      'now',
      (picture?: string, timezone?: string) => format.evaluate(null, { at, picture, timezone }),
    ],
    ['random', (seed?: number) => (seed === undefined ? random() : seeded(seed))],
    ['uuid', () => uuid(random)],
    ['parse', (text: string) => JSON.parse(text)],
    ['partition', partition],
    ['range', range],
    ['hash', hash],
  ]);
}
