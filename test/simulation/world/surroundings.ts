import type { AlipayEvent, StoreEvent, WorldEvent } from '../../../audit/trace.ts';
import type { Receipt } from '../../../local/alipay-simulator/letter.ts';
import type { GatewayName } from '../../../local/alipay-simulator/simulated-merchant.ts';
import type { Alipay } from '../alipay/alipay.ts';
import type { Letter } from '../alipay/surroundings.ts';
import type { FaultSource } from '../faults/fault.ts';
import type { DynamoDbModel } from '../store/dynamodb-model.ts';
import type { Chance } from './chance.ts';
import type { WorldConditions } from './conditions.ts';
import type { DueRows } from './due-rows.ts';
import type { FunctionName, Outcome } from './function-types.ts';
import type { SimulatedCredentials } from './merchants.ts';
import type { Overlaps } from './overlaps.ts';
import type { Scheduler } from './scheduler.ts';
import type { Secrets } from './secrets.ts';

/** What the parts of a world know of it. */
export interface Surroundings {
  /** At which all merchants of this world are. */
  readonly gateway: GatewayName;
  readonly chance: Chance;
  readonly conditions: WorldConditions;
  readonly time: Scheduler;
  readonly secrets: Secrets;
  readonly model: DynamoDbModel;
  readonly alipay: Alipay;
  readonly faults: Pick<FaultSource, 'at'>;
  readonly functions: { invoke(name: FunctionName, event: unknown): Promise<Outcome> };
  readonly queue: { send(body: string, delaySeconds: number): object };
  readonly workflows: { start(name: string, input: string): object };
  readonly http: { deliverNotification(letter: Letter): Promise<Receipt | undefined> };
  readonly merchants: {
    credentialsOf(merchantId: string): SimulatedCredentials;
    menuObject(key: string): string;
  };
  /** Nothing goes wrong any more. */
  readonly isCalm: boolean;
  observe(event: AlipayEvent | StoreEvent | WorldEvent, by?: 'alipay' | 'store' | 'world'): void;
  /** Number and time of the trace now, for a call that is being sent. */
  mark(): { readonly sentN: number; readonly sentAt: number };
  /** The trade that each refund number was sent for. */
  readonly refundsOf: Map<string, string>;
  /** 0, 1, 2 ... for each name: numbers the choices of one kind. */
  draw(name: string): number;
  /** ms of one way; now and then a hundred times as long. */
  latency(site: string): number;
  /** How late a timer, a message or a record comes, ms. */
  lateness(what: string): number;
  /** How far the clock of a process is ahead, ms. */
  skewOf(processId: string): number;
  watchText(where: string, text: string | (() => string)): void;
  readonly dueRows: DueRows;
  readonly overlaps: Overlaps;
}
