import type { JournalEntry } from '../../../../core/domain/journal.ts';
import { settle } from '../../../../core/domain/settle.ts';
import type { Customer } from '../../../support/alipay-ledger.ts';
import type { Method } from '../../../support/scripted-gateway.ts';
import { attempt } from '../../../support/stories.ts';
import { MINUTE, NOON, openWorld, SECOND, type World } from '../../../support/world.ts';
import type { Temper } from '../alipay/tempers.ts';
import { orderCancel, staffRefund } from '../beginners.ts';
import { beginning } from '../beginnings.ts';
import type { CallName } from '../state.ts';
import { Background } from './background.ts';
import { Run } from './run.ts';
import { type Script, ScriptedNature } from './scripted-nature.ts';
import type { Deed, Part, Story } from './stories.ts';

const HEALED_AFTER = 6 * MINUTE;
const OVER_AFTER = 90 * MINUTE;
/** Little enough that several fit into both orders. */
const SOME = 100;
const TEMPER: Record<Customer, Temper> = {
  pays: 'pays',
  'is asked': 'asks',
  'is refused': 'refuses',
};
/** The model pays by barcode. */
const CALLS: Record<Exclude<Method, 'createQr'>, CallName> = {
  pay: 'pay',
  query: 'query',
  cancel: 'cancel',
  refund: 'refund',
  queryRefund: 'refund-query',
};

const line = (atMs: number, what: string, status: string): string =>
  `${(atMs / SECOND).toFixed(3)} ${what} ${status}`;

/** What the use cases wrote, and whether a sweep had two rows in hand at once. */
export async function playedByUseCases(
  story: Story,
): Promise<{ readonly lines: readonly string[]; readonly crowded: boolean }> {
  const world = await openWorld();
  world.alipay.customer = story.customer;
  for (const [method, parts] of Object.entries(story.script) as [Method, readonly Part[]][]) {
    world.gateway.next(
      method,
      ...parts.map(({ heard, ...part }) => (heard ? part : { ...part, answers: 'lost' as const })),
    );
  }
  world.background.lost = story.lost;
  const order = await world.order();
  const done = story.deeds.map(([at, deed]) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    world.time.at(NOON + at, () => perform(world, deed).then(resolve, reject));
    return promise;
  });
  const paying = attempt(world.pay(order));
  await world.runFor(HEALED_AFTER);
  world.gateway.heal();
  await world.runFor(OVER_AFTER);
  await Promise.all([paying, ...done]);
  const crowded = world.background.sweeps.some((s) => s.swept > 1);
  return { lines: linesOf(await world.journal(order)), crowded };
}

async function perform(world: World, deed: Deed): Promise<void> {
  const [order] = world.placed;
  if (!order) return;
  if (deed === 'cancel') await attempt(world.cancel(order));
  if (deed === 'refund some') await attempt(world.refund(order, { amount: SOME }));
  if (deed === 'refund all') await attempt(world.refund(order));
  for (const payment of (await world.look(order)).payments) {
    const trade = world.alipay.trade(payment.outTradeNo, world.time.now());
    if (deed === 'password' && trade?.status === 'WAIT_BUYER_PAY') world.customerPays(payment);
    if (deed === 'notify' && trade?.paid) await world.notify(payment);
  }
}

/** What belongs to an order and its kitchen, and to no payment. */
const NO_PAYMENT = /^(expire-order|ticket-.*)$/;

/** After the order was placed and the payment written down. */
function linesOf(journal: readonly JournalEntry[]): string[] {
  let status = 'INITIATED';
  const entries = journal.slice(2).filter(({ what }) => !NO_PAYMENT.test(what));
  return entries.map(({ at, what, changes }) => {
    for (const change of changes) if (change.part === 'payment') status = change.to;
    return line(at - NOON, what, status);
  });
}

/** The same story in the model. */
export function playedByModel(story: Story): string[] {
  const lines: string[] = [];
  const courses = Object.entries(story.script) as [Method, readonly Part[]][];
  const script: Script = Object.fromEntries(
    courses.flatMap(([m, parts]) => (m === 'createQr' ? [] : [[CALLS[m], parts]])),
  );
  const temper = TEMPER[story.customer];
  const run: Run = new Run(
    {
      rules: { settle },
      committed: ({ what, to }, { now }) => lines.push(line(now - NOON, what, to)),
    },
    beginning({
      now: NOON,
      assumptions: { cancelBlocksPay: false, lagMs: 0, tellsOfClosing: false },
    }),
    new ScriptedNature(script, temper, story.lost),
    (before, _, after) => background.changed(before, after),
  );
  const background = new Background(run, NOON + MINUTE);
  for (const [at, deed] of story.deeds)
    run.at(NOON + at, () => performInModel(run, background, deed));
  background.begin();
  run.begin([]);
  run.runUntil(NOON + HEALED_AFTER);
  run.nature = new ScriptedNature({}, temper, story.lost);
  run.runUntil(NOON + HEALED_AFTER + OVER_AFTER);
  return lines;
}

function performInModel(run: Run, background: Background, deed: Deed): void {
  if (deed === 'password') run.act('password');
  if (deed === 'cancel') run.start(orderCancel());
  if (deed === 'refund some') run.start(staffRefund(SOME));
  if (deed === 'refund all') run.start(staffRefund('all'));
  const told = run.state.notices.length;
  if (deed === 'notify') run.act('told again');
  if (run.state.notices.length > told) background.deliver(told);
}
