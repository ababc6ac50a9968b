import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { functionNames, functionsOf, readable, resourcesOf, root, templateOf } from './support.ts';

test('every folder with a handler is deployed, and every function has a handler', () => {
  const handlers = readdirSync(path.join(root, 'functions')).filter((name) =>
    existsSync(path.join(root, 'functions', name, 'handler.ts')),
  );
  expect(handlers.sort()).toEqual([...functionNames]);
  expect([...functionsOf('sandbox').keys()].sort()).toEqual([...functionNames]);
});

describe.each(['sandbox', 'production'] as const)('in %s', (stage) => {
  test.each(functionNames)('%s runs on Node 24 and arm64, within a time limit', (name) => {
    expect(functionsOf(stage).get(name)).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      Timeout: expect.any(Number),
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON', LogGroup: expect.anything() },
    });
  });

  test('every log is kept for a limited time', () => {
    const groups = resourcesOf(stage, 'AWS::Logs::LogGroup');
    // The API's, the two workflows', and that of who copies the pages.
    expect(groups.size).toBe(functionNames.length + 4);
    for (const group of groups.values()) expect(group['RetentionInDays']).toBeGreaterThan(0);
  });
});

test('no function outlives the client that waits for it: HTTP 29 s, a sweep its minute', () => {
  const timeouts = [...functionsOf('production')].map(([name, fn]) => [name, fn['Timeout']]);
  expect(Object.fromEntries(timeouts)).toEqual({
    'api-docs': 5,
    menu: 10,
    'menu-drafts': 20,
    'menu-images': 15,
    'menu-io': 20,
    offers: 10,
    'order-desk': 10,
    orders: 20,
    payments: 29,
    notifications: 10,
    kitchen: 10,
    cases: 29,
    counter: 10,
    devices: 10,
    staff: 10,
    diners: 10,
    'forget-diners': 55,
    effects: 30,
    'follow-up': 30,
    'query-payment': 10,
    questions: 25,
    receipts: 10,
    popular: 10,
    'receipt-links': 10,
    stock: 10,
    delivery: 10,
    stores: 10,
    'screen-steps': 5,
    'shop-qr': 15,
    'cancel-payment': 20,
    sweeper: 55,
    projector: 120,
    'compact-facts': 900,
    'start-reconciliations': 60,
    'fetch-bill': 90,
    'reconcile-bill': 900,
    reconciliations: 20,
    tables: 10,
  });
});

test('each function is told only what it needs', () => {
  const told = [...functionsOf('sandbox')].map(([name, fn]) => [
    name,
    Object.keys(fn['Environment'].Variables)
      // Whoever verifies tokens is told whose: test/lib/merchants.test.ts.
      .filter((key) => !['STAGE', 'MERCHANT_ISSUER', 'MERCHANT_CLIENT_ID'].includes(key))
      .sort()
      .join(' '),
  ]);
  expect(Object.fromEntries(told)).toEqual({
    menu: 'MENU_BUCKET_NAME TABLE_NAME TOKEN_KEYS_SECRET_ID',
    'menu-drafts': 'MENU_BUCKET_NAME TABLE_NAME TOKEN_KEYS_SECRET_ID',
    'menu-io': 'MENU_BUCKET_NAME TABLE_NAME TOKEN_KEYS_SECRET_ID',
    offers: 'FINGERPRINT_SECRET_ID MENU_BUCKET_NAME TABLE_NAME TOKEN_KEYS_SECRET_ID',
    'menu-images': 'MENU_BUCKET_NAME TABLE_NAME TOKEN_KEYS_SECRET_ID',
    'order-desk': 'FINGERPRINT_SECRET_ID MENU_BUCKET_NAME TABLE_NAME TOKEN_KEYS_SECRET_ID',
    orders:
      'FINGERPRINT_SECRET_ID MENU_BUCKET_NAME MERCHANT_SECRET_PREFIX PUBLIC_URL TABLE_NAME TOKEN_KEYS_SECRET_ID',
    payments:
      'FINGERPRINT_SECRET_ID MERCHANT_SECRET_PREFIX PUBLIC_URL TABLE_NAME TOKEN_KEYS_SECRET_ID',
    notifications: 'INBOX_TABLE_NAME MERCHANT_SECRET_PREFIX PUBLIC_URL TABLE_NAME',
    kitchen: 'TABLE_NAME TOKEN_KEYS_SECRET_ID',
    cases:
      'FINGERPRINT_SECRET_ID MERCHANT_SECRET_PREFIX PUBLIC_URL TABLE_NAME TOKEN_KEYS_SECRET_ID',
    counter: 'FINGERPRINT_SECRET_ID TABLE_NAME TOKEN_KEYS_SECRET_ID',
    devices: 'FINGERPRINT_SECRET_ID TABLE_NAME TOKEN_KEYS_SECRET_ID TOKEN_SIGNING_SECRET_ID',
    staff: 'FINGERPRINT_SECRET_ID TABLE_NAME TOKEN_KEYS_SECRET_ID TOKEN_SIGNING_SECRET_ID',
    diners:
      'FINGERPRINT_SECRET_ID MERCHANT_SECRET_PREFIX PAGE_ORIGINS PUBLIC_URL TABLE_NAME TOKEN_KEYS_SECRET_ID TOKEN_SIGNING_SECRET_ID',
    'forget-diners': 'TABLE_NAME',
    'start-reconciliations': 'BILL_RECONCILIATION_ARN MERCHANT_SECRET_PREFIX',
    'fetch-bill': 'BILLS_BUCKET_NAME MERCHANT_SECRET_PREFIX PUBLIC_URL',
    'reconcile-bill': 'BILLS_BUCKET_NAME FACTS_BUCKET_NAME TABLE_NAME',
    reconciliations: 'BILLS_BUCKET_NAME BILL_RECONCILIATION_ARN TABLE_NAME TOKEN_KEYS_SECRET_ID',
    popular: 'MENU_BUCKET_NAME TABLE_NAME',
    'receipt-links': 'FINGERPRINT_SECRET_ID TABLE_NAME',
    receipts: 'FINGERPRINT_SECRET_ID PUBLIC_URL TABLE_NAME TOKEN_KEYS_SECRET_ID',
    'screen-steps': 'TABLE_NAME TOKEN_KEYS_SECRET_ID',
    stock: 'TABLE_NAME TOKEN_KEYS_SECRET_ID',
    delivery: 'TABLE_NAME TOKEN_KEYS_SECRET_ID',
    stores: 'TABLE_NAME TOKEN_KEYS_SECRET_ID',
    'shop-qr': 'MERCHANT_SECRET_PREFIX PUBLIC_URL TABLE_NAME TOKEN_KEYS_SECRET_ID',
    'api-docs': '',
    effects: 'FOLLOW_UP_QUEUE_URL TABLE_NAME',
    'follow-up': 'MERCHANT_SECRET_PREFIX PAYMENT_RESOLUTION_ARN PUBLIC_URL TABLE_NAME',
    'query-payment': 'MERCHANT_SECRET_PREFIX PUBLIC_URL TABLE_NAME',
    questions: 'ANSWERS_BUCKET_NAME FACTS_DATABASE TABLE_NAME TOKEN_KEYS_SECRET_ID WORK_GROUP',
    'cancel-payment': 'MERCHANT_SECRET_PREFIX PUBLIC_URL TABLE_NAME',
    tables: 'FINGERPRINT_SECRET_ID MENU_BUCKET_NAME PUBLIC_URL TABLE_NAME TOKEN_KEYS_SECRET_ID',
    projector: 'FACTS_BUCKET_NAME TABLE_NAME',
    'compact-facts': 'FACTS_BUCKET_NAME',
    sweeper: 'INBOX_TABLE_NAME MERCHANT_SECRET_PREFIX PAYMENT_RESOLUTION_ARN PUBLIC_URL TABLE_NAME',
  });
});

test('secrets are named in the template and never contained in it', () => {
  const text = JSON.stringify(templateOf('production').toJSON());
  expect(text).not.toMatch(/resolve:secretsmanager|"SecretString"|BEGIN [A-Z ]*PRIVATE KEY/);
  const orders = functionsOf('production').get('orders')?.['Environment'].Variables;
  expect(orders.MERCHANT_SECRET_PREFIX).toBe('kuaican/production/merchants/');
  expect(orders.TOKEN_KEYS_SECRET_ID).toBe('kuaican/production/token-keys');
  expect(readable(orders.FINGERPRINT_SECRET_ID)).toBe('CredentialsRequestFingerprint');
});
