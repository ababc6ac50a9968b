import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { envelope, send, signed } from './support/client.ts';
import { merchant } from './support/merchants.ts';
import { authCode, createWorld, startOfTime } from './support/world.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'simulator-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Starts a simulator of its own, lets `use` work with it, and kills it without a warning. */
async function untilKilled(dataFile: string, use: (url: string) => Promise<void>): Promise<string> {
  const merchants = `${dataFile}.merchants.json`;
  writeFileSync(merchants, JSON.stringify([merchant]));
  const program = fileURLToPath(new URL('./support/simulator-process.ts', import.meta.url));
  const child = spawn(process.execPath, [program, dataFile, merchants, String(startOfTime)]);
  let complaints = '';
  child.stderr.on('data', (data) => {
    complaints += data;
  });
  const [line] = await once(child.stdout, 'data');
  await use(String(line).trim());
  child.kill('SIGKILL');
  await once(child, 'exit');
  return complaints;
}

test('after kill -9 the ledger knows all it answered, and continues what it had begun', async () => {
  const dataFile = path.join(temporaryFolder(), 'alipay.sqlite');
  const pay = (url: string, outTradeNo: string, suffix: string) =>
    send(
      url,
      signed(
        envelope(
          'alipay.trade.pay',
          {
            out_trade_no: outTradeNo,
            total_amount: '38.50',
            subject: 'x',
            auth_code: authCode(suffix),
          },
          { notify_url: 'http://127.0.0.1:9/nobody' },
        ),
      ),
    );
  const complaints = await untilKilled(dataFile, async (url) => {
    expect((await pay(url, 'PAID', '0000')).node['code']).toBe('10000');
    expect((await pay(url, 'PASSWORD', '9130')).node['code']).toBe('10003');
    await expect(pay(url, 'LATE', '9570')).rejects.toThrow();
    expect((await pay(url, 'NEVER', '9003')).node['code']).toBe('10003');
  });
  expect(complaints).toBe('');

  const world = await createWorld({ dataFile });
  expect((await world.query('PAID')).node['trade_status']).toBe('TRADE_SUCCESS');
  expect((await world.query('PASSWORD')).node['trade_status']).toBe('WAIT_BUYER_PAY');
  expect((await world.query('LATE')).node['sub_code']).toBe('ACQ.TRADE_NOT_EXIST');
  await world.advance(71);
  expect(await world.trade('PASSWORD')).toMatchObject({
    status: 'TRADE_SUCCESS',
    paidAt: startOfTime + 30_000,
  });
  expect(await world.trade('LATE')).toMatchObject({
    status: 'TRADE_SUCCESS',
    createdAt: startOfTime + 70_000,
  });
  expect((await world.trade('PAID')).notifications).toMatchObject([
    { state: 'waiting', attempts: 4 },
  ]);
  await world.advance(3 * 3600);
  expect((await world.query('NEVER')).node['trade_status']).toBe('TRADE_CLOSED');
});

test('what came due while nothing ran happens at the start, at its own time', async () => {
  const dataFile = path.join(temporaryFolder(), 'alipay.sqlite');
  await untilKilled(dataFile, async (url) => {
    const biz = {
      out_trade_no: 'K1',
      total_amount: '1.00',
      subject: 'x',
      auth_code: authCode('9130'),
    };
    await send(url, signed(envelope('alipay.trade.pay', biz)));
  });
  const world = await createWorld({ dataFile, now: () => startOfTime + 3_600_000 });
  expect(await world.trade('K1')).toMatchObject({
    status: 'TRADE_SUCCESS',
    paidAt: startOfTime + 30_000,
  });
});

test('after kill -9 a code can still be scanned, and whoever was about to scan one does', async () => {
  const dataFile = path.join(temporaryFolder(), 'alipay.sqlite');
  const order = { total_amount: '38.50', subject: 'x' };
  const code = (url: string, outTradeNo: string, more: object = {}) => {
    const biz = { ...order, out_trade_no: outTradeNo, ...more };
    return send(url, signed(envelope('alipay.trade.precreate', biz)));
  };
  let codeText: string | undefined;
  await untilKilled(dataFile, async (url) => {
    codeText = (await code(url, 'K1')).node['qr_code'];
    await code(url, 'K2', { total_amount: '99.04' });
  });
  const world = await createWorld({ dataFile });
  expect((await code(world.url, 'K1')).node['qr_code']).toBe(codeText);
  await world.post('/control/codes/scan', { codeText, action: 'scan-and-pay' });
  await world.advance(10);
  for (const number of ['K1', 'K2']) {
    expect((await world.trade(number)).status).toBe('TRADE_SUCCESS');
  }
});
