import type { AlipayEvent, Books, StoreEvent, Trace, WorldEvent } from '../../../audit/trace.ts';
import type { GatewayName } from '../../../local/alipay-simulator/simulated-merchant.ts';
import type { Alipay } from '../alipay/alipay.ts';
import type { FaultSource } from '../faults/fault.ts';
import { DynamoDbModel } from '../store/dynamodb-model.ts';
import { signForReal } from '../substitutes/rsa.ts';
import { booksOf } from './books.ts';
import { type Chance, chanceOf } from './chance.ts';
import { conditionsOf, type WorldConditions } from './conditions.ts';
import { DueRows } from './due-rows.ts';
import type { Handlers } from './function-types.ts';
import { Functions } from './functions.ts';
import { HttpApi } from './http-api.ts';
import { credentialsOf, menuObject } from './merchants.ts';
import { openAlipay } from './open-alipay.ts';
import { Overlaps } from './overlaps.ts';
import { Process } from './process.ts';
import { FollowUpQueue } from './queue.ts';
import { Recorder } from './recorder.ts';
import { Schedule } from './schedule.ts';
import { Scheduler } from './scheduler.ts';
import { Secrets } from './secrets.ts';
import { openStores } from './stores.ts';
import { OutboxStream } from './stream.ts';
import type { Surroundings } from './surroundings.ts';
import { TABLES } from './tables.ts';
import { Workflows } from './workflows.ts';

/** Noon in Shanghai on 2026-11-22. */
const NOON = 1_795_320_000_000;

interface PlacedOrder {
  readonly merchantId: string;
  readonly orderId: string;
  readonly checks: readonly { readonly checkId: string; readonly amountDue: number }[];
  /** Whose customer does not pay at the kiosk. */
  readonly atCounter: boolean;
}

export interface WorldOptions {
  readonly seed: number;
  readonly gateway?: GatewayName | undefined;
  readonly handlers: Handlers;
  /** The product's next version, for drills that deploy it. */
  readonly nextHandlers?: Handlers | undefined;
  readonly faults: (chance: Chance, conditions: WorldConditions) => FaultSource;
  readonly conditions?: Partial<WorldConditions>;
}

/** Everything that there is: the real functions, and a model of each thing that they speak to. */
export class World implements Surroundings {
  readonly seed: number;
  readonly gateway: GatewayName;
  readonly chance: Chance;
  readonly conditions: WorldConditions;
  readonly time: Scheduler;
  readonly recorder: Recorder;
  readonly secrets = new Secrets();
  readonly dueRows = new DueRows();
  readonly overlaps: Overlaps;
  readonly model: DynamoDbModel;
  readonly alipay: Alipay;
  readonly functions: Functions;
  readonly queue: FollowUpQueue;
  readonly stream: OutboxStream;
  readonly workflows: Workflows;
  readonly schedule: Schedule;
  readonly http: HttpApi;
  readonly merchants: Surroundings['merchants'];
  readonly refundsOf = new Map<string, string>();
  /** What staff can find an order by. */
  readonly placed: PlacedOrder[] = [];
  readonly nextHandlers: Handlers;
  readonly #faults: FaultSource;
  readonly #draws = new Map<string, number>();
  #calmSince: number | undefined;
  #isOpen = false;
  #troubleUntil = 0;

  constructor(options: WorldOptions) {
    const { seed, handlers, nextHandlers, faults, conditions = {} } = options;
    const { gateway = 'open-platform' } = options;
    this.seed = seed;
    this.gateway = gateway;
    this.merchants = {
      credentialsOf: (merchantId) => credentialsOf(gateway, merchantId),
      menuObject: (key) => menuObject(gateway, key),
    };
    this.chance = chanceOf(seed);
    this.conditions = { ...conditionsOf(gateway, seed, this.chance), ...conditions };
    this.time = new Scheduler(NOON, this.chance);
    this.overlaps = new Overlaps(this.time);
    this.recorder = new Recorder(() => this.time.now);
    signForReal(this.conditions.realSignatures);
    this.#faults = faults(this.chance, this.conditions);
    this.model = new DynamoDbModel(TABLES, () => this.time.now);
    this.nextHandlers = nextHandlers ?? handlers;
    this.functions = new Functions(this, handlers);
    this.queue = new FollowUpQueue(this);
    this.stream = new OutboxStream(this);
    this.workflows = new Workflows(this);
    this.schedule = new Schedule(this);
    this.http = new HttpApi(this);
    this.alipay = openAlipay(this);
    this.model.onCommit = (change) => {
      this.overlaps.committed(change.pk);
      this.dueRows.note(change.pk, change.sk, change.after?.['dueAt']);
      this.recorder.committed(change);
      if (change.table === 'store') this.stream.write(change);
    };
  }

  /** The faults of single calls; none before the stores are open. */
  readonly faults: Pick<FaultSource, 'at'> = {
    at: (site, applicable) => {
      const fault = this.#isOpen ? this.#faults.at(site, applicable) : undefined;
      if (fault?.kind.endsWith('late')) this.#troubledFor(fault.delayMs);
      return fault;
    },
  };

  get injected(): FaultSource['injected'] {
    return this.#faults.injected;
  }

  async open(): Promise<void> {
    const operator = new Process(this, 'operator', 'operator-0', 0);
    const opening = operator
      .run(() => openStores(this.gateway))
      .then(() => {
        this.#isOpen = true;
      });
    while (!this.#isOpen) await this.time.runUntil(this.time.now + 1_000);
    await opening;
    this.schedule.start();
  }

  /** The table was restored: what it has lost never happened for the checker either. */
  forgetLostVersions(): void {
    const kept = new Map(
      this.books().orders.map(({ order }) => [order.orderId as string, order.version]),
    );
    this.recorder.forget((orderId) => kept.get(orderId) ?? 0);
  }

  /** From here on nothing goes wrong any more. */
  heal(): void {
    this.#faults.stop();
    this.alipay.heal();
    this.#calmSince = this.time.now;
    Object.assign(this.conditions, {
      losesMessages: false,
      losesConsumer: false,
      losesWorkflows: false,
      noSweeper: false,
      lateMs: 30,
      wayMs: 6,
    });
  }

  get isCalm(): boolean {
    return this.#calmSince !== undefined;
  }

  observe(
    event: AlipayEvent | StoreEvent | WorldEvent,
    by: 'alipay' | 'store' | 'world' = 'world',
  ) {
    this.recorder.add(by, event);
  }

  /** Number and time of the trace now, for a call that is being sent. */
  mark(): { readonly sentN: number; readonly sentAt: number } {
    return { sentN: this.recorder.events.length, sentAt: this.time.now };
  }

  /** 0, 1, 2 ... for each name: numbers the choices of one kind. */
  draw(name: string): number {
    const n = this.#draws.get(name) ?? 0;
    this.#draws.set(name, n + 1);
    return n;
  }

  /** ms of one way; now and then a hundred times as long. */
  latency(site: string): number {
    const at = this.chance('way', site, this.draw(`way ${site}`));
    const isSlow = !this.isCalm && at > 0.99;
    return Math.ceil(this.conditions.wayMs * (isSlow ? 100 * at : 0.5 + at));
  }

  /** How late a timer, a message or a record comes, ms. */
  lateness(what: string): number {
    const at = this.chance('lateness', what);
    const lateMs = at < 0.3 ? Math.floor((at / 0.3) * this.conditions.lateMs) : 0;
    this.#troubledFor(lateMs);
    return lateMs;
  }

  skewOf(processId: string): number {
    const { skewMs, offsetMs } = this.conditions;
    return offsetMs + Math.round((this.chance('skew of', processId) - 0.5) * skewMs);
  }

  watchText(where: string, text: string | (() => string)): void {
    if (!this.conditions.watchesText) return;
    const found = this.secrets.in(typeof text === 'string' ? text : text());
    if (found) this.observe({ kind: 'leak', where, what: found });
  }

  books(): Books {
    return booksOf(this.model, this.alipay, this.time.now);
  }

  trace(atRest: boolean): Trace {
    return {
      events: this.recorder.events,
      books: this.books(),
      conditions: {
        observed: ['alipay', 'store', 'world'],
        atRest,
        // What was late when the last fault stopped is still on its way then.
        healedAt: Math.max(this.#calmSince ?? this.time.now, this.#troubleUntil),
        skewMs: Math.max(this.conditions.skewMs, Math.abs(this.conditions.offsetMs)),
      },
    };
  }

  #troubledFor(ms: number): void {
    if (!this.isCalm) this.#troubleUntil = Math.max(this.#troubleUntil, this.time.now + ms);
  }
}
