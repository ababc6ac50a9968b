import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Ports that a server keeps across its restarts, so that Alipay's notifications still find it. Below
 * those that the system gives to whoever asks for any.
 */
export async function fixedPorts(): Promise<{ PORT: string; SIMULATOR_PORT: string }> {
  for (;;) {
    const port = randomInt(10_000, 32_000);
    if (!((await isFree(port)) && (await isFree(port + 1)))) continue;
    return { PORT: String(port), SIMULATOR_PORT: String(port + 1) };
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, '127.0.0.1');
  const free = await once(probe, 'listening').then(
    () => true,
    () => false,
  );
  probe.close();
  return free;
}
