import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ReadyFile } from '../start-server.ts';

/** What the running server says of itself; ends the process where none runs. */
export function readyFile(): ReadyFile {
  const { KUAICAN_READY_FILE: file, KUAICAN_DATA: data = '.kuaican' } = process.env;
  const name = file || path.join(data, 'ready.json');
  try {
    return JSON.parse(readFileSync(name, 'utf8')) as ReadyFile;
  } catch {
    console.error(`No running server: ${name} is not there. Start one with \`npm start\`.`);
    process.exit(1);
  }
}
