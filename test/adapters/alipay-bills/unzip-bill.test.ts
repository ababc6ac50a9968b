import { expect, test } from 'vitest';
import { unzipBill } from '../../../adapters/alipay-bills/unzip-bill.ts';
import { zip } from '../../../local/alipay-simulator/zip.ts';

const limits = { zipBytes: 10_000, textBytes: 50_000, entries: 3 } as const;
const detail = (content: string, name = '20880156_20261122_业务明细.csv') => ({
  name,
  content: Buffer.from(content),
});
const summary = detail('sums', '20880156_20261122_业务明细(汇总).csv');

test('the detail file is found by its Chinese name, beside the summary', () => {
  const found = unzipBill(zip([summary, detail('rows')]));
  expect(found.kind === 'detail' && Buffer.from(found.bytes).toString()).toBe('rows');
});

test.each([
  ['no zip file', Buffer.from('<html>'), 'no-zip'],
  ['a zip file that was cut', zip([detail('x'.repeat(500))]).subarray(0, 60), 'no-zip'],
  ['a zip file with the summary alone', zip([summary]), 'no-detail-file'],
  ['two detail files', zip([detail('1'), detail('2', 'x_业务明细.csv')]), 'no-detail-file'],
  ['two detail files of one name', zip([detail('1'), detail('2')]), 'no-detail-file'],
  ['too many files', zip(Array.from('1234', (n) => detail(n, n))), 'too-many-files'],
  ['a large zip file', Buffer.alloc(10_001), 'too-large'],
  ['a bomb: small as a zip file, large as text', zip([detail('0'.repeat(50_001))]), 'too-large'],
] as const)('%s is refused', (_what, bytes, reason) => {
  expect(unzipBill(bytes, limits)).toEqual({ kind: 'fault', reason });
});

test('a bomb that lies about its size is cut at what it says', () => {
  const bytes = zip([detail('0'.repeat(40_000))]);
  const said = Buffer.alloc(4);
  said.writeUInt32LE(40_000);
  const lie = Buffer.alloc(4);
  lie.writeUInt32LE(10);
  for (let at = bytes.indexOf(said); at !== -1; at = bytes.indexOf(said)) lie.copy(bytes, at);
  const found = unzipBill(bytes, limits);
  expect(found.kind === 'fault' || found.bytes.length <= 10).toBe(true);
});
