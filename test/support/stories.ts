import type { Result } from '../../core/domain/result.ts';
import { ProcessDied } from './faults.ts';
import { MINUTE, SECOND, type World } from './world.ts';

/** A caller that gives up when the server dies under it. */
export async function attempt<T>(request: Promise<Result<T, unknown>>): Promise<T | undefined> {
  try {
    const answer = await request;
    return answer.ok ? answer.value : undefined;
  } catch (error) {
    if (error instanceof ProcessDied) return undefined;
    throw error;
  }
}

const TIMED_OUT = { kind: 'refused', code: 'ACQ.TRADE_CANCEL_TIME_OUT', remedy: 'refund' } as const;

/** The customer types the password, if there is a trade to pay. */
async function passwordTyped(world: World, order: Parameters<World['look']>[0]): Promise<void> {
  const payment = (await world.look(order)).payments.at(-1);
  const trade = payment && world.alipay.trade(payment.outTradeNo, world.time.now());
  if (payment && trade?.status === 'WAIT_BUYER_PAY') world.customerPays(payment);
}

/** What customers, staff and Alipay do; each must end well wherever the server dies. */
export const STORIES = {
  'a sale': async (world) => {
    await attempt(world.pay(await world.order()));
  },
  'a password typed after 17 s': async (world) => {
    world.alipay.customer = 'is asked';
    const order = await world.order();
    await attempt(world.pay(order));
    await world.runFor(17 * SECOND);
    await passwordTyped(world, order);
  },
  'a request that never reached Alipay': async (world) => {
    world.gateway.next('pay', { reaches: 'never', answers: 'lost' });
    await attempt(world.pay(await world.order()));
  },
  'a request that reached Alipay after 3 minutes': async (world) => {
    world.gateway.next('pay', { reaches: 3 * MINUTE, answers: 'lost' });
    await attempt(world.pay(await world.order()));
  },
  'a customer who pays in the last moment, and a cancel that Alipay refuses': async (world) => {
    world.alipay.customer = 'is asked';
    const order = await world.order();
    await attempt(world.pay(order));
    await world.runFor(59 * SECOND);
    world.gateway.next('query', { answers: { kind: 'pending' } });
    world.gateway.next('cancel', { reaches: 'never', answers: TIMED_OUT });
    await passwordTyped(world, order);
  },
  'a sale and a refund in two parts': async (world) => {
    const order = await world.order();
    await attempt(world.pay(order));
    await world.runFor(10 * SECOND);
    await attempt(world.refund(order, { amount: 1_000 }));
    await attempt(world.refund(order, { amount: 500 }));
    await world.runFor(MINUTE);
    await attempt(world.refund(order, { amount: 500 }));
  },
  'an order given up while the customer is asked': async (world) => {
    world.alipay.customer = 'is asked';
    const order = await world.order();
    await attempt(world.pay(order));
    await world.runFor(3 * SECOND);
    await attempt(world.cancel(order));
    await passwordTyped(world, order);
  },
  'a notification while nobody asks': async (world) => {
    world.alipay.customer = 'is asked';
    const order = await world.order();
    await attempt(world.pay(order));
    await world.runFor(SECOND);
    await passwordTyped(world, order);
    const payment = (await world.look(order)).payments.at(-1);
    if (payment && world.alipay.trade(payment.outTradeNo, world.time.now())) {
      await world.notify(payment);
    }
  },
} as const satisfies Record<string, (world: World) => Promise<void>>;
