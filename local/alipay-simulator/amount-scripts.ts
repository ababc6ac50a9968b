import { type ScriptCall, suffixes } from './auth-code-scripts.ts';
import { type ScriptName, scripts } from './scenarios.ts';
import type { Script } from './script.ts';

/** The two that Alipay's own mock of AMS has for amounts (protocol 4.8). */
const precedents = {
  '9901': 'unknown',
  '9902': 'answer-lost',
} as const satisfies Record<string, ScriptName>;

const fitsCode = (name: ScriptName): boolean => {
  const script: Script = scripts[name];
  return script.on.includes('precreate');
};

/**
 * The last four digits of an amount in minor units that script a request for a code, which has no
 * auth code: 99 and then the two digits after the 90 of an auth code.
 */
export const amountSuffixes: Readonly<Record<string, ScriptName>> = {
  ...Object.fromEntries(
    Object.entries(suffixes)
      .filter(([, name]) => fitsCode(name))
      .map(([digits, name]) => [`99${digits.slice(2)}`, name]),
  ),
  ...precedents,
};

/** What an amount scripts, undefined for an ordinary one. */
export function scriptOfAmount(minor: number): ScriptCall | undefined {
  const name = amountSuffixes[String(minor).slice(-4)];
  return name && { name };
}
