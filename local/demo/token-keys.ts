import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newTokenKeys, type TokenKeyPair } from '../../adapters/tokens/new-token-keys.ts';

/** The key pair that signs the demo's tokens, made once per data folder. */
export async function demoTokenKeys(dataDir: string): Promise<TokenKeyPair> {
  const file = path.join(dataDir, 'demo-token-keys.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as TokenKeyPair;
  const pair = await newTokenKeys('demo');
  writeFileSync(file, JSON.stringify(pair, undefined, 2), { mode: 0o600 });
  return pair;
}
