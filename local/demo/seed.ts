import { issueToken } from '../../adapters/tokens/issue-token.ts';
import type { TokenKeyPair } from '../../adapters/tokens/new-token-keys.ts';
import { born, parseMerchantId, parseStoreId } from '../../core/domain/ids.ts';
import type { Directory } from '../../core/ports/directory.ts';
import { type SandboxAccess, sandboxOf, secretOf } from './access.ts';
import { deliverOnce } from './delivery.ts';
import { addExtras } from './extras.ts';
import type { DemoKeys } from './keys.ts';
import { demoMenu } from './menu.ts';
import { DEMO_MERCHANTS, type DemoMerchant } from './merchants.ts';
import { uploadPictures } from './pictures.ts';

export interface SeedDeps {
  readonly directory: Directory;
  /** Writes a secret of the stage, by its name after `kuaican/<stage>/`. */
  readonly putSecret: (name: string, value: unknown) => Promise<void>;
  readonly apiUrl: string;
  readonly simulatorUrl: string;
  readonly keys: DemoKeys;
  readonly tokenKeys: TokenKeyPair;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** One store of the ready file: everything that a client or an official SDK needs. */
export interface DemoStore {
  readonly storeId: string;
  readonly merchantId: string;
  readonly gateway: string;
  readonly currency: string;
  readonly tokens: Readonly<Record<(typeof TOKEN_ROLES)[number], string>>;
  readonly sandbox: SandboxAccess;
}

const TOKEN_ROLES = ['kiosk', 'cashier', 'kitchen', 'merchant'] as const;
const TOKEN_DAYS = 30;

/** Fills an empty system with the demo's merchants, stores, credentials and menus. Repeating is safe. */
export async function seedDemo(deps: SeedDeps): Promise<DemoStore[]> {
  await deps.putSecret('token-keys', deps.tokenKeys.publicKeys);
  await deps.putSecret('token-signing-key', deps.tokenKeys.privateKey);
  const stores: DemoStore[] = [];
  for (const merchant of DEMO_MERCHANTS) stores.push(await seedMerchant(deps, merchant));
  return stores;
}

async function seedMerchant(deps: SeedDeps, merchant: DemoMerchant): Promise<DemoStore> {
  const { merchantId, storeId, gateway, currency, timeZone } = merchant;
  const { keys, simulatorUrl } = deps;
  await deps.putSecret(`merchants/${merchantId}`, secretOf(merchant, keys, simulatorUrl));
  await deps.directory.register({
    merchantId: born(parseMerchantId, merchantId),
    storeId: born(parseStoreId, storeId),
    name: merchant.storeName,
    receiptLines: merchant.receiptLines,
    currency,
    businessDay: { timeZone, cutOverHour: 4 },
    releasePolicy: 'per-check',
  });
  const tokens = await tokensFor(deps, merchant);
  const isNew = await publishOnce(deps, merchant, tokens.merchant);
  await Promise.all([
    deliverOnce(deps.apiUrl, merchant, tokens.merchant),
    isNew && addExtras(deps.apiUrl, merchant, tokens.merchant),
  ]);
  return {
    storeId,
    merchantId,
    gateway,
    currency,
    tokens,
    sandbox: sandboxOf(merchant, keys),
  };
}

async function tokensFor(
  { tokenKeys, now }: SeedDeps,
  { merchantId, storeId }: DemoMerchant,
): Promise<DemoStore['tokens']> {
  const issuedAt = Math.floor(now() / 1_000);
  const times = { issuedAt, expiresAt: issuedAt + TOKEN_DAYS * 86_400 };
  const issue = (role: (typeof TOKEN_ROLES)[number]): Promise<string> => {
    const scope = role === 'merchant' ? {} : { storeId };
    const claims = { role, merchantId, ...scope, subject: `demo-${role}` };
    return issueToken(tokenKeys.privateKey, claims, times);
  };
  const [kiosk, cashier, kitchen, merchant] = await Promise.all([
    issue('kiosk'),
    issue('cashier'),
    issue('kitchen'),
    issue('merchant'),
  ]);
  return { kiosk, cashier, kitchen, merchant };
}

/**
 * Through the public API, as a merchant would. A menu that is there already stays.
 * @returns whether there was none.
 */
async function publishOnce(
  { apiUrl }: SeedDeps,
  { storeId, currency }: DemoMerchant,
  merchantToken: string,
): Promise<boolean> {
  const url = `${apiUrl}/v1/stores/${storeId}/menu`;
  const known = await fetch(url);
  if (known.ok) return false;
  const images = await uploadPictures(`${apiUrl}/v1/stores/${storeId}/images`, merchantToken);
  const published = await fetch(url, {
    method: 'PUT',
    headers: { authorization: `Bearer ${merchantToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(demoMenu(currency, images)),
  });
  if (!published.ok) throw new Error(`The demo menu was refused: ${await published.text()}`);
  return true;
}
