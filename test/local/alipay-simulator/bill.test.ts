import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { merchant } from './support/merchants.ts';
import { createWorld, type World } from './support/world.ts';

const hours = 3600;
/** From the start of time, 12:30:05, to 09:00:05 on the next morning. */
const untilMorning = 20.5 * hours;
const stem = `${merchant.sellerId}0156_20261122`;

const ask = (world: World, billDate: string, billType = 'trade') =>
  world.call('alipay.data.dataservice.bill.downloadurl.query', {
    bill_type: billType,
    bill_date: billDate,
  });

async function download(world: World, billDate: string): Promise<Response> {
  const { node } = await ask(world, billDate);
  return fetch(node['bill_download_url'] ?? '');
}

/** The files by name, read by the directory at the end of the ZIP. */
function unzip(bytes: Buffer): ReadonlyMap<string, string> {
  const gbk = new TextDecoder('gb18030', { fatal: true });
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    expect(bytes.readUInt16LE(at + 8), 'flags: the name is not announced as UTF-8').toBe(0);
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = gbk.decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const header = bytes.readUInt32LE(at + 42);
    const data = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const packed = bytes.subarray(data, data + bytes.readUInt32LE(at + 20));
    files.set(name, gbk.decode(inflateRawSync(packed)));
    at += 46 + nameLength;
  }
  return files;
}

async function filesOf(world: World, billDate: string): Promise<ReadonlyMap<string, string>> {
  const response = await download(world, billDate);
  return unzip(Buffer.from(await response.arrayBuffer()));
}

const rowsOf = (file = ''): string[][] =>
  file
    .split('\r\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(',').map((cell) => cell.replace(/\t$/, '')));

/** 38.50 paid at S1 with 10.00 back, and 0.83 at S2, all on 22 November. */
async function aDay(world: World): Promise<void> {
  const place = { store_id: 'S1', terminal_id: 'T7', operator_id: 'zhang', body: '备注' };
  await world.pay('K1', place);
  await world.pay('K2', { store_id: 'S2', total_amount: '0.83' });
  await world.advance(60);
  await world.refund('K1', '10.00', 'R1');
}

test('the file of a day has each payment and each refund', async () => {
  const world = await createWorld();
  await aDay(world);
  await world.advance(untilMorning);
  const files = await filesOf(world, '2026-11-22');
  expect([...files.keys()]).toEqual([`${stem}_业务明细.csv`, `${stem}_业务明细(汇总).csv`]);
  const [header = [], ...rows] = rowsOf(files.get(`${stem}_业务明细.csv`));
  expect(header).toHaveLength(25);
  const named = rows.map((row) => Object.fromEntries(row.map((cell, at) => [header[at], cell])));
  const { tradeNo } = await world.trade('K1');
  expect(named).toMatchObject([
    {
      支付宝交易号: tradeNo,
      商户订单号: 'K1',
      业务类型: '交易',
      商品名称: '香辣鸡腿堡套餐',
      完成时间: '2026-11-22 12:30:05',
      门店编号: 'S1',
      操作员: 'zhang',
      终端号: 'T7',
      '订单金额（元）': '38.50',
      '商家实收（元）': '38.50',
      '退款批次号/请求号': '',
      '服务费（元）': '-0.23',
      备注: '备注',
    },
    { 商户订单号: 'K2', '商家实收（元）': '0.83', '服务费（元）': '0.00' },
    {
      支付宝交易号: tradeNo,
      业务类型: '退款',
      完成时间: '2026-11-22 12:31:05',
      '订单金额（元）': '-10.00',
      '商家实收（元）': '-10.00',
      '退款批次号/请求号': 'R1',
      '服务费（元）': '0.06',
    },
  ]);
});

test('it begins and ends as the real one, totals included', async () => {
  const world = await createWorld();
  await aDay(world);
  await world.advance(untilMorning);
  const lines = (await filesOf(world, '2026-11-22')).get(`${stem}_业务明细.csv`)?.split('\r\n');
  expect(lines?.slice(0, 4)).toEqual([
    '#支付宝业务明细查询',
    `#账号：[${merchant.sellerId}0156]`,
    '#起始日期：[2026年11月22日 00:00:00]   终止日期：[2026年11月23日 00:00:00]',
    '#-----------------------------------------业务明细列表----------------------------------------',
  ]);
  expect(lines?.slice(-5)).toEqual([
    '#-----------------------------------------业务明细列表结束------------------------------------',
    '#交易合计：2笔，商家实收共39.33元，商家优惠共0.00元',
    '#退款合计：1笔，商家实收退款共-10.00元，商家优惠退款共0.00元',
    '#导出时间：[2026年11月23日 09:01:05]',
    '',
  ]);
  expect(lines?.[5]?.split(',')[0]).toMatch(/^\d{28}\t$/);
});

test('the summary has a row for each store and one for all', async () => {
  const world = await createWorld();
  await aDay(world);
  await world.advance(untilMorning);
  const [, ...rows] = rowsOf(
    (await filesOf(world, '2026-11-22')).get(`${stem}_业务明细(汇总).csv`),
  );
  const none = '0.00';
  expect(rows).toEqual([
    ['S1', '', '1', '1', '28.50', '28.50', none, none, none, '-0.17', none, '28.33'],
    ['S2', '', '1', '0', '0.83', '0.83', none, none, none, none, none, '0.83'],
    ['合计', '', '2', '1', '29.33', '29.33', none, none, none, '-0.17', none, '29.16'],
  ]);
});

test('the fee is 0.6 per cent, half a fen counts as one', async () => {
  const world = await createWorld();
  await world.pay('K1', { total_amount: '0.84' });
  await world.pay('K2', { total_amount: '12.50' });
  await world.pay('K3', { total_amount: '12.49' });
  await world.advance(untilMorning);
  const [, ...rows] = rowsOf((await filesOf(world, '2026-11-22')).get(`${stem}_业务明细.csv`));
  expect(rows.map((row) => row[22])).toEqual(['-0.01', '-0.08', '-0.07']);
});

test('what a cancel returned is a refund without a number', async () => {
  const world = await createWorld();
  await world.pay('K1');
  await world.advance(60);
  await world.cancel('K1');
  await world.advance(untilMorning);
  const [, ...rows] = rowsOf((await filesOf(world, '2026-11-22')).get(`${stem}_业务明细.csv`));
  expect(rows.map((row) => [row[2], row[12], row[21]])).toEqual([
    ['交易', '38.50', ''],
    ['退款', '-38.50', ''],
  ]);
});

test('a refund on another day is on the bill of that day; what was never paid is on none', async () => {
  const world = await createWorld();
  await world.pay('K1');
  await world.pay('K2', { auth_code: '2899999999999003' });
  await world.advance(24 * hours);
  await world.refund('K1', '1.00', 'R1');
  await world.advance(24 * hours);
  const name = `${merchant.sellerId}0156_20261123_业务明细.csv`;
  const [, ...rows] = rowsOf((await filesOf(world, '2026-11-23')).get(name));
  expect(rows.map((row) => row[12])).toEqual(['-1.00']);
  const [, ...before] = rowsOf((await filesOf(world, '2026-11-22')).get(`${stem}_业务明细.csv`));
  expect(before.map((row) => row[1])).toEqual(['K1']);
});

test('a month has its days together', async () => {
  const world = await createWorld();
  await world.pay('K1');
  await world.advance(24 * hours);
  await world.pay('K2');
  await world.advance(9 * 24 * hours);
  expect((await ask(world, '2026-11')).node['sub_code']).toBe('BILL_NOT_EXIST');
  await world.advance(24 * hours);
  const files = await filesOf(world, '2026-11');
  const [, ...rows] = rowsOf(files.get(`${merchant.sellerId}0156_202611_业务明细.csv`));
  expect(rows.map((row) => row[1])).toEqual(['K1', 'K2']);
});

test.each([
  ['today', '2026-11-22', 0, 'INVAILID_ARGUMENTS'],
  ['a day to come', '2026-12-24', 0, 'INVAILID_ARGUMENTS'],
  ['a month that is not over', '2026-11', 0, 'INVAILID_ARGUMENTS'],
  ['no day at all', '2026-02-30', 0, 'INVAILID_ARGUMENTS'],
  ['yesterday before nine', '2026-11-22', 20 * hours, 'BILL_NOT_EXIST'],
  ['a day without a sale', '2026-11-21', 0, 'NO_BILL_DATA'],
])('%s is refused', async (_what, date, seconds, subCode) => {
  const world = await createWorld();
  await world.pay('K1');
  await world.advance(seconds);
  const { node, isAuthentic } = await ask(world, date);
  expect(node).toMatchObject({ code: '40004', sub_code: subCode });
  expect(isAuthentic).toBe(true);
});

test('other kinds of bills are not made', async () => {
  const world = await createWorld();
  const { node } = await ask(world, '2026-11-21', 'signcustomer');
  expect(node['sub_code']).toBe('INVAILID_ARGUMENTS');
});

test('a link is good for half a minute, for everybody', async () => {
  const world = await createWorld();
  await world.pay('K1');
  await world.advance(untilMorning);
  const { node } = await ask(world, '2026-11-22');
  const url = node['bill_download_url'] ?? '';
  await world.advance(29);
  const response = await fetch(url);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toContain(`${stem}.csv.zip`);
  await world.advance(1);
  expect((await fetch(url)).status).toBe(403);
  expect((await fetch(`${world.url}/bills/0`)).status).toBe(403);
});

test('the nightly request can be made to fail like any other', async () => {
  const world = await createWorld();
  await world.force('bill-url', 'unknown');
  expect((await ask(world, '2026-11-21')).node['code']).toBe('20000');
});
