import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalStack } from '../../../local/boot.ts';
import { bootFixture, eventually, temporaryFolder } from './boot-fixture.ts';

describe('functions of a booted template', { timeout: 15_000 }, () => {
  const { folder, remove } = temporaryFolder();
  let stack: LocalStack;

  beforeAll(async () => {
    stack = await bootFixture(folder, 1);
  }, 15_000);
  afterAll(async () => {
    await stack.close();
    remove();
  });

  const logOf = (name: string, wanted: string): Promise<string> =>
    eventually(
      () => readFile(path.join(folder, 'logs', `${name}.log`), 'utf8').catch(() => ''),
      (text) => text.includes(wanted),
    );

  it('tells functions the local address of the API, and the clock', async () => {
    const outcome = await stack.invoke('Moody', '{}');
    expect(outcome).toMatchObject({ ok: true });
    const { publicUrl, anchor } = JSON.parse(outcome.ok ? outcome.payload : '');
    expect(publicUrl).toBe(`${stack.apiUrl}/v1`);
    expect(anchor).toMatch(/^(\d+),\1,1$/);
    expect(stack.outputs).toEqual({ ApiUrl: stack.apiUrl });
  });

  it('cuts a function off at its timeout, and lets its late continuation be', async () => {
    const outcome = await stack.invoke('Moody', '{"mood":"late"}');
    expect(outcome).toMatchObject({ ok: false, error: { errorType: 'Sandbox.Timedout' } });
    expect(await logOf('Moody', 'finished late')).toContain('finished late\n');
  });

  it('survives a function that never gives up its thread: the next invocation gets a fresh sandbox', async () => {
    expect(await stack.invoke('Moody', '{"mood":"busy"}')).toMatchObject({
      ok: false,
      error: { errorType: 'Sandbox.Timedout' },
    });
    expect(await stack.invoke('Moody', '{}')).toMatchObject({ ok: true });
  });

  it('reports errors, crashes and missing code as Lambda does', async () => {
    expect(await stack.invoke('Moody', '{"mood":"throw"}')).toMatchObject({
      error: { errorType: 'NoLuck', errorMessage: 'no luck' },
    });
    expect(await stack.invoke('Moody', '{"mood":"crash"}')).toMatchObject({
      error: { errorType: 'Runtime.ExitError' },
    });
    expect(await stack.invoke('Broken', '{}')).toMatchObject({
      error: { errorType: 'Runtime.ImportModuleError' },
    });
    expect(await stack.invoke('Nobody', '{}')).toMatchObject({
      error: { errorType: 'ResourceNotFoundException' },
    });
  });

  it('keeps what functions print', async () => {
    await stack.invoke('Moody', '{"mood":"print"}');
    expect(await logOf('Moody', 'a line')).toContain('a line for the log\n');
  });
});
