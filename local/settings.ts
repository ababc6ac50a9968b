import path from 'node:path';
import { StartupError } from './startup-error.ts';

/** The environment of `npm start`. */
export interface Settings {
  /** Of the HTTP API (PORT), 0 for a free one. */
  readonly port: number;
  /** Of the Alipay simulator (SIMULATOR_PORT), 0 for a free one. */
  readonly simulatorPort: number;
  /** Of the development issuer (ISSUER_PORT), 0 for a free one. */
  readonly issuerPort: number;
  /** Folder of everything that is kept (KUAICAN_DATA). */
  readonly dataDir: string;
  /** Written last, as JSON (KUAICAN_READY_FILE); without it, in the data folder. */
  readonly readyFile: string;
  /** Divides waits (KUAICAN_TIME_SCALE). */
  readonly timeScale: number;
  /** Key file of the demo merchants (KUAICAN_DEMO_KEYS). */
  readonly demoKeysFile: string | undefined;
  /** An engine to use instead of ours (KUAICAN_DYNAMODB_ENDPOINT). */
  readonly dynamoDbEndpoint: string | undefined;
}

const portLimit = 65_535;
const scaleLimit = 1_000;

/** Reads the settings, relative paths from `folder`. Throws StartupError for a value that cannot be. */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
): Settings {
  const file = (name: string): string | undefined => {
    const value = env[name];
    return value ? path.resolve(folder, value) : undefined;
  };
  const dataDir = file('KUAICAN_DATA') ?? path.join(folder, '.kuaican');
  return {
    port: number(env, 'PORT', 3_000, 0, portLimit),
    simulatorPort: number(env, 'SIMULATOR_PORT', 4_000, 0, portLimit),
    issuerPort: number(env, 'ISSUER_PORT', 0, 0, portLimit),
    dataDir,
    readyFile: file('KUAICAN_READY_FILE') ?? path.join(dataDir, 'ready.json'),
    timeScale: number(env, 'KUAICAN_TIME_SCALE', 1, 1, scaleLimit),
    demoKeysFile: file('KUAICAN_DEMO_KEYS'),
    dynamoDbEndpoint: env['KUAICAN_DYNAMODB_ENDPOINT'] || undefined,
  };
}

function number(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  otherwise: number,
  low: number,
  high: number,
): number {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  const fits = value >= low && value <= high && (high !== portLimit || Number.isInteger(value));
  if (fits) return value;
  throw new StartupError(`${name} is ${text}, but must be a number from ${low} to ${high}.`);
}
