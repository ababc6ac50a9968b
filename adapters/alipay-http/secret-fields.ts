import type { KeyObject } from 'node:crypto';
import { importPrivateKey, importPublicKey } from '../../alipay/signing/keys.ts';

/** An object of a secret, before anything in it is believed. */
export interface Fields {
  /** Where it stands in the secret, `merchant.` for instance; empty at the top. */
  readonly path: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export const fieldsOf = (value: unknown, path = ''): Fields => ({
  path,
  values: typeof value === 'object' && value !== null ? (value as Fields['values']) : {},
});

/** Says which field is wrong and, where it can, how; never what stands in it. */
export const wrong = ({ path }: Fields, name: string, why = ''): Error =>
  new Error(`The merchant's credentials have no usable ${path}${name}${why && ` (${why})`}`);

export const isMissing = ({ values }: Fields, name: string): boolean => values[name] === undefined;

/** @throws Error naming the field. So do all of the following. */
export function text(fields: Fields, name: string): string {
  const value = fields.values[name];
  if (typeof value !== 'string' || value === '') throw wrong(fields, name);
  return value;
}

export const optionalText = (fields: Fields, name: string): string | undefined =>
  isMissing(fields, name) ? undefined : text(fields, name);

/** A whole number from 0 to `most`. */
export function count(fields: Fields, name: string, most: number): number {
  const value = fields.values[name];
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
  if (!fits) throw wrong(fields, name, `it is a whole number up to ${most}`);
  return value;
}

export function oneOf<Value extends string>(
  fields: Fields,
  name: string,
  allowed: readonly Value[],
): Value {
  const value = allowed.find((known) => known === fields.values[name]);
  if (value === undefined) throw wrong(fields, name, `it is one of ${allowed.join(', ')}`);
  return value;
}

/** A list of at least one text. */
export function texts(fields: Fields, name: string): readonly string[] {
  const value = fields.values[name];
  if (!Array.isArray(value) || value.length === 0) throw wrong(fields, name, 'it is a list');
  if (!value.every((item) => typeof item === 'string' && item !== '')) throw wrong(fields, name);
  return value as string[];
}

export const object = (fields: Fields, name: string): Fields =>
  fieldsOf(fields.values[name], `${fields.path}${name}.`);

/** Where requests go. Auth codes travel there, so plain http is for the simulator alone. */
export function endpoint(fields: Fields): string {
  const value = text(fields, 'endpoint');
  if (!isPrivate(URL.parse(value))) throw wrong(fields, 'endpoint', 'it is an https address');
  return value;
}

const isPrivate = (url: URL | null): boolean =>
  url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname));

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

export const privateKey = (fields: Fields): KeyObject =>
  reading(fields, 'privateKey', () => importPrivateKey(text(fields, 'privateKey')));

/** Alipay's keys: several while Alipay changes its own. */
export const alipayPublicKeys = (fields: Fields): readonly KeyObject[] =>
  reading(fields, 'alipayPublicKeys', () => texts(fields, 'alipayPublicKeys').map(importPublicKey));

/** Names the field where reading its value fails; the words of the readers show no value. */
function reading<Value>(fields: Fields, name: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw why.startsWith('The merchant') ? error : wrong(fields, name, why);
  }
}
