import path from 'node:path';
import { inspect } from 'node:util';
import { readSettings } from './settings.ts';
import { startServer } from './start-server.ts';
import { StartupError } from './startup-error.ts';

/** `npm start`: the whole of Kuaican on this machine. */

// Who reads the output may leave before the server does.
process.stdout.on('error', () => undefined);

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function stopFor(reason: unknown): never {
  const known = reason instanceof StartupError || typeof reason === 'string';
  process.stderr.write(
    `${known ? String(reason).replace('StartupError: ', '') : inspect(reason)}\n`,
  );
  process.exit(1);
}

try {
  const root = path.resolve(import.meta.dirname, '..');
  const settings = readSettings(process.env, root);
  say('Kuaican is starting ...');
  const server = await startServer(settings, { log: say, onDeath: stopFor });
  const { ready } = server;
  say(`
  Kuaican is ready after ${process.uptime().toFixed(1)} s.

  Open this         ${ready.webUrl}/
  HTTP API          ${ready.apiUrl}/v1/openapi.json
  Try it            npm run demo
  Alipay simulator  ${ready.simulatorUrl}
  Sign-in           ${ready.issuerUrl}
  Stores            ${ready.stores.map(({ storeId }) => storeId).join(', ')}
  Data              ${settings.dataDir}
${settings.timeScale === 1 ? '' : `  Time              ${settings.timeScale} times as fast\n`}
  Ctrl-C stops it and loses nothing.
`);
  let stoppingSinceMs: number | undefined;
  const stop = (): void => {
    // npm and the terminal both send the same Ctrl-C; one that comes later is impatience.
    if (stoppingSinceMs !== undefined && Date.now() - stoppingSinceMs > 500) process.exit(130);
    if (stoppingSinceMs !== undefined) return;
    stoppingSinceMs = Date.now();
    server.close().then(() => process.exit(0), stopFor);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // Under npm, a kill -9 hits the script around this process, which must not stay behind alone.
  const parent = process.ppid;
  if (process.env['npm_lifecycle_event'] !== undefined) {
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      stop();
    }, 250).unref();
  }
} catch (error) {
  stopFor(error);
}
