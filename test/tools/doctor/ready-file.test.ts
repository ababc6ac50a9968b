import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readReadyFile } from '../../../tools/doctor/ready-file.ts';

test('A running server says which merchants, stores and engines to look at', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kuaican-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'ready.json');
  const stores = [
    { storeId: 's1', merchantId: 'burger' },
    { storeId: 's2', merchantId: 'burger' },
  ];
  const environment = { TABLE_NAME: 'store', AWS_REGION: 'local' };
  writeFileSync(file, JSON.stringify({ apiUrl: 'http://127.0.0.1:3000', stores, environment }));
  expect(readReadyFile(file)).toEqual({
    environment,
    subject: {
      environment: 'local',
      stage: 'sandbox',
      publicUrl: 'http://127.0.0.1:3000',
      merchantIds: ['burger'],
      tableName: 'store',
      storeIds: ['s1', 's2'],
    },
  });
});

test('A server that was never started is told as that', () => {
  expect(() => readReadyFile('/nowhere/ready.json')).toThrow(/No running server: .*npm start/);
});
