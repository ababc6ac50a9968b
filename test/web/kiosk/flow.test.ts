import { describe, expect, it } from 'vitest';
import { type FlowEvent, nextFlow, START, type Step } from '../../../web/src/kiosk/flow.ts';

const at = (step: Step) => ({ ...START, step });
const walk = (events: readonly FlowEvent[]) => events.reduce(nextFlow, START);

describe('the steps of a kiosk', () => {
  it('go from the attract screen to a paid order', () => {
    const paid = walk([
      { kind: 'begin' },
      { kind: 'choose', fulfilment: 'dine-in', tableNumber: ' 12 ' },
      { kind: 'to-cart' },
      { kind: 'to-pay' },
      { kind: 'paid' },
    ]);
    expect(paid).toMatchObject({ step: 'done', fulfilment: 'dine-in', tableNumber: '12' });
  });

  it('know no table of a takeout', () => {
    const taken = walk([
      { kind: 'begin' },
      { kind: 'choose', fulfilment: 'takeout', tableNumber: '12' },
    ]);
    expect(taken).toMatchObject({ step: 'menu', fulfilment: 'takeout', tableNumber: '' });
  });

  it.each(['back', 'begin', 'to-menu', 'to-cart', 'to-pay'] as const)(
    'do not leave a placed order by %s',
    (kind) => {
      expect(nextFlow(at('pay'), { kind }).step).toBe('pay');
    },
  );

  it('let an order that was found after a reload take the screen over', () => {
    expect(nextFlow(START, { kind: 'found' }).step).toBe('pay');
    expect(nextFlow(at('cart'), { kind: 'found' }).step).toBe('pay');
  });

  it('give the cart back after an order that nobody paid', () => {
    expect(nextFlow(at('pay'), { kind: 'unpaid' }).step).toBe('cart');
  });

  it('go back one at a time', () => {
    const steps: Step[] = [];
    for (let flow = at('cart'); flow.step !== 'attract'; flow = nextFlow(flow, { kind: 'back' })) {
      steps.push(flow.step);
    }
    expect(steps).toEqual(['cart', 'menu', 'fulfilment']);
  });

  it('begin anew for the next customer, who is another one', () => {
    const gone = { ...at('cart'), fulfilment: 'takeout', tableNumber: '7', visit: 3 } as const;
    expect(nextFlow(gone, { kind: 'reset' })).toEqual({ ...START, visit: 4 });
  });
});
