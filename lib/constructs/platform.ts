import type { Stage } from '../stages.ts';
import type { Alarms } from './alarms.ts';
import type { Api } from './api.ts';
import type { Credentials } from './credentials.ts';
import type { Data } from './data.ts';
import type { Pages } from './pages.ts';

/** What the capabilities of one stage share. A capability takes this and nothing else of the stack. */
export interface Platform {
  readonly stage: Stage;
  /** Folder that holds one bundled folder per function. */
  readonly bundles: string;
  readonly alarms: Alarms;
  readonly data: Data;
  readonly credentials: Credentials;
  readonly api: Api;
  readonly pages: Pages;
}
