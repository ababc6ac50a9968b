import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { awsJsonClient } from '../../../local/aws-json.ts';
import { eventually, tallyOf, temporaryFolder } from './boot-fixture.ts';

const program = path.join(import.meta.dirname, 'serve-fixture.ts');

interface Served {
  readonly child: ChildProcess;
  readonly apiUrl: string;
  readonly stepFunctionsUrl: string;
}

/** The server process, once it answers. */
async function serve(folder: string): Promise<Served> {
  const child = spawn(process.execPath, [program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, ...JSON.parse(String(line)) };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

const isRunning = (pid: string): boolean => {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) && !/\) Z /.test(readFileSync(file, 'utf8'));
};

const put = (apiUrl: string, id: string): Promise<Response> =>
  fetch(`${apiUrl}/notes/${id}`, { method: 'PUT', body: 'hello' });

const statusOf = async (stepFunctionsUrl: string, name: string): Promise<string> => {
  const executionArn = `arn:aws:states:us-east-1:000000000000:execution:Machine:${name}`;
  const call = awsJsonClient(stepFunctionsUrl);
  const { status } = await call<{ status: string }>('AWSStepFunctions.DescribeExecution', {
    executionArn,
  });
  return status;
};

describe('a server that is killed with -9', { timeout: 20_000 }, () => {
  const { folder, remove } = temporaryFolder();
  afterAll(remove);

  it('keeps what it acknowledged, and reads its streams and goes on with its workflows from there', async () => {
    const first = await serve(folder);
    await put(first.apiUrl, 'read');
    const read = await eventually(
      () => tallyOf(first.apiUrl, 'note read'),
      (times) => times > 0,
    );
    expect(read).toBe(1);
    const checkpoint = path.join(folder, 'checkpoints', 'NotesToReader.json');
    await eventually(async () => existsSync(checkpoint), Boolean);
    await fetch(`${first.apiUrl}/runs`, { method: 'POST', body: 'interrupted' });
    expect(await statusOf(first.stepFunctionsUrl, 'interrupted')).toBe('RUNNING');
    expect((await put(first.apiUrl, 'unread')).status).toBe(204);
    const engine = readFileSync(path.join(folder, 'dynamodb.pid'), 'utf8');
    expect(isRunning(engine)).toBe(true);
    await kill(first.child);

    const leftBehind = await eventually(
      async () => isRunning(engine),
      (running) => !running,
    );
    expect(leftBehind).toBe(false);

    const second = await serve(folder);
    const unread = await eventually(
      () => tallyOf(second.apiUrl, 'note unread'),
      (times) => times > 0,
    );
    expect(unread).toBeGreaterThanOrEqual(1);
    expect(await tallyOf(second.apiUrl, 'note read')).toBe(1);
    const status = await eventually(
      () => statusOf(second.stepFunctionsUrl, 'interrupted'),
      (text) => text !== 'RUNNING',
    );
    expect(status).toBe('SUCCEEDED');
    await kill(second.child);
  });
});
