import { expect, test } from 'vitest';
import { systemPorts } from '../../../local/step-functions/system-ports.ts';

const never = new AbortController().signal;

test('a time that has come does not wait, and a timer lasts until its time', async () => {
  await systemPorts.sleepUntil(0, never);
  const atMs = Date.now() + 5;
  await systemPorts.sleepUntil(atMs, never);
  expect(Date.now()).toBeGreaterThanOrEqual(atMs);
});

test('an aborted sleep rejects at once, also one longer than a Node timer can be', async () => {
  const abort = new AbortController();
  const sleep = systemPorts.sleepUntil(Date.now() + 2 ** 33, abort.signal);
  abort.abort();
  await expect(sleep).rejects.toThrow();
  await expect(systemPorts.sleepUntil(0, abort.signal)).rejects.toThrow();
});
