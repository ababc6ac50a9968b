import { codeByText, codesOfStore, insertCode, setCodeStatus, setSale } from './code.ts';
import { type Outcome, refused, type ShopCodeChange } from './command.ts';
import type { Database } from './database.ts';
import { nextCodeText } from './identifiers.ts';

const mostOfStore = 2;

const statusAfter = { STOP: 'stopped', RESTART: 'active', DELETE: 'deleted' } as const;

/** Creates or changes a code that hangs in a shop (protocol 3.9). Creating it again finds it. */
export function changeShopCode(
  database: Database,
  account: string,
  change: ShopCodeChange,
  at: number,
): Outcome {
  if (change.kind === 'create') return create(database, account, change, at);
  const code = codeByText(database, change.codeText);
  if (code?.account !== account || code.sale.kind !== 'shop' || code.status === 'deleted') {
    return refused('QRCODE_NOT_EXIST');
  }
  if (change.kind === 'modify') {
    setSale(database, code.id, change.sale);
    return { kind: 'code-ready', code: { ...code, sale: change.sale } };
  }
  const status = statusAfter[change.status];
  setCodeStatus(database, code.id, status);
  return { kind: 'code-ready', code: { ...code, status } };
}

function create(
  database: Database,
  account: string,
  { store, sale }: Extract<ShopCodeChange, { kind: 'create' }>,
  at: number,
): Outcome {
  const there = codesOfStore(database, account, store);
  const same = there.find(
    (code) => code.sale.kind === 'shop' && code.sale.fingerprint === sale.fingerprint,
  );
  if (same !== undefined) return { kind: 'code-ready', code: same };
  if (there.length >= mostOfStore) return refused('QRCODE_LIMIT_EXCEED');
  const codeText = nextCodeText(database);
  const code = insertCode(database, { codeText, account, createdAt: at, sale }, { store });
  return { kind: 'code-ready', code };
}
