import { readFileSync } from 'node:fs';
import type { Subject } from './read-configurations.ts';

/** What `npm start` says of itself, as far as the doctor needs it. */
interface ReadyFile {
  readonly apiUrl: string;
  readonly stores: readonly { readonly storeId: string; readonly merchantId: string }[];
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The demo of a running `npm start`, and the settings that point the AWS SDK at its engines.
 * @throws Error when none runs there.
 */
export function readReadyFile(file: string): {
  readonly subject: Subject;
  readonly environment: Readonly<Record<string, string>>;
} {
  const { apiUrl, stores, environment } = parse(file);
  return {
    environment,
    subject: {
      environment: 'local',
      // The local runtime runs the template of this stage.
      stage: 'sandbox',
      publicUrl: apiUrl,
      merchantIds: [...new Set(stores.map(({ merchantId }) => merchantId))],
      tableName: environment['TABLE_NAME'],
      storeIds: stores.map(({ storeId }) => storeId),
    },
  };
}

function parse(file: string): ReadyFile {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ReadyFile;
  } catch {
    throw new Error(`No running server: ${file} is not there. Start one with \`npm start\`.`);
  }
}
