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
      { kind: 'paying' },
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
    'do not leave a running payment by %s',
    (kind) => {
      expect(nextFlow(at('paying'), { kind }).step).toBe('paying');
    },
  );

  it('let a payment that was found after a reload take the screen over', () => {
    expect(nextFlow(START, { kind: 'paying' }).step).toBe('paying');
  });

  it('offer another way to pay after a payment that was definitely not made', () => {
    expect(nextFlow(at('paying'), { kind: 'unpaid' }).step).toBe('pay');
  });

  it('go back one at a time', () => {
    const steps: Step[] = [];
    for (let flow = at('pay'); flow.step !== 'attract'; flow = nextFlow(flow, { kind: 'back' })) {
      steps.push(flow.step);
    }
    expect(steps).toEqual(['pay', 'cart', 'menu', 'fulfilment']);
  });

  it('begin anew for the next customer, who is another one', () => {
    const gone = { ...at('cart'), fulfilment: 'takeout', tableNumber: '7', visit: 3 } as const;
    expect(nextFlow(gone, { kind: 'reset' })).toEqual({ ...START, visit: 4 });
  });
});
