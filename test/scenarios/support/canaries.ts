import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { TokenKeyPair } from '../../../adapters/tokens/new-token-keys.ts';
import type { DemoKeys } from '../../../local/demo/keys.ts';
import type { ReadyFile } from '../../../local/start-server.ts';
import type { Exchange } from './recorded-fetch.ts';
import type { Writing } from './written.ts';

/** What may be nowhere but where it belongs. One of its pieces gives it away. */
export interface Canary {
  readonly what: string;
  readonly kind: 'auth code' | 'token' | 'key' | 'buyer';
  readonly pieces: readonly string[];
}

const canary = (kind: Canary['kind'], name: string, ...pieces: string[]): Canary => ({
  what: `${kind} ${name}`,
  kind,
  pieces,
});

/** Auth codes as they were used, rightly or in a wrong place. Its last digits are as good. */
export const authCodeCanaries = (codes: Iterable<string>): Canary[] =>
  [...new Set(codes)].map((code) => canary('auth code', code, code.slice(-12)));

/** The codes in the requests to pay. */
export const codesSent = (exchanges: readonly Exchange[]): string[] =>
  exchanges.flatMap(({ sent }) =>
    [...sent.matchAll(/"authCode":"(\d+)"/g)].map(([, code = '']) => code),
  );

/** Whole tokens, or their signatures: header and claims are no secret. */
export const tokenCanaries = (tokens: readonly string[]): Canary[] =>
  tokens.map((token, n) => canary('token', String(n), token, token.split('.').at(-1) ?? token));

/** The demo's keys, and those that the server has made for itself. */
export function keyCanaries(dataDir: string): Canary[] {
  const read = <T>(name: string): T =>
    JSON.parse(readFileSync(path.join(dataDir, name), 'utf8')) as T;
  const keys = read<DemoKeys>('demo-keys.json');
  const tokenKeys = read<TokenKeyPair>('demo-token-keys.json');
  const issuerKeys = read<TokenKeyPair>('issuer-keys.json');
  const secrets = read<Record<string, { versions: { value: string }[] }>>('secrets.json');
  const fingerprint = secrets['kuaican/sandbox/request-fingerprint']?.versions[0]?.value ?? '{}';
  return [
    canary('key', 'of the app', ...primesOf(keys.app_private_pkcs8_der_b64)),
    canary('key', "of Alipay's side", ...primesOf(keys.alipay_side_private_pkcs8_der_b64)),
    canary('key', 'for MD5', keys.md5_key),
    canary('key', 'for tokens', String(tokenKeys.privateKey.d)),
    canary('key', 'of the issuer', String(issuerKeys.privateKey.d)),
    canary('key', 'for fingerprints', (JSON.parse(fingerprint) as { key: string }).key),
  ];
}

/** What follows the modulus, which the public key shows too; in short pieces, as PEM has lines. */
const primesOf = (privateKey: string): string[] => privateKey.slice(800).match(/.{24}/g) ?? [];

/** Whoever paid, as Alipay knows them: the simulator's ledger alone has them all. */
export function buyerCanaries(dataDir: string): Canary[] {
  const database = new DatabaseSync(path.join(dataDir, 'alipay.sqlite'), { readOnly: true });
  const rows = database.prepare('SELECT order_json FROM trades').all();
  database.close();
  const buyers = rows.map(
    (row) => JSON.parse(String(row['order_json'])) as { buyerId: string; buyerLogonId: string },
  );
  const byId = new Map(buyers.map((buyer) => [buyer.buyerId, buyer.buyerLogonId]));
  return [...byId].map(([id, logonId]) => canary('buyer', id, id, logonId));
}

/** Every token of the ready file. */
export const tokensOf = ({ stores }: ReadyFile): string[] =>
  stores.flatMap(({ tokens }) => Object.values(tokens));

/** Where canaries are that belong elsewhere, one line each. */
export const found = (writings: readonly Writing[], canaries: readonly Canary[]): string[] =>
  writings.flatMap(({ where, text }) =>
    canaries.flatMap(({ what, pieces }) =>
      pieces.some((piece) => text.includes(piece)) ? [`${where} has ${what}`] : [],
    ),
  );
