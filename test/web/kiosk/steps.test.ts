import { expect, test } from 'vitest';
import { type Flow, type FlowEvent, nextFlow, START } from '../../../web/src/kiosk/flow.ts';
import { stepOfFlow } from '../../../web/src/kiosk/steps.ts';

/** What is told of a customer who does so; `|` where they have gone. */
function told(...events: readonly FlowEvent[]): string {
  let flow: Flow = START;
  const words: string[] = [];
  for (const event of events) {
    const after = nextFlow(flow, event);
    const { seen, isOver } = stepOfFlow(flow, after);
    flow = after;
    if (seen) words.push(`${seen.isBack ? '<' : ''}${seen.step}`);
    if (isOver) words.push('|');
  }
  return words.join(' ');
}

const BEGIN = { kind: 'begin' } as const;
const CHOOSE = { kind: 'choose', fulfilment: 'takeout', tableNumber: '' } as const;
const [CART, PAY] = [{ kind: 'to-cart' }, { kind: 'to-pay' }] as const;
const [PAID, RESET] = [{ kind: 'paid' }, { kind: 'reset' }] as const;
const BACK = { kind: 'back' } as const;

test('a purchase is told from its beginning to its end', () => {
  expect(told(BEGIN, CHOOSE, CART, PAY, PAID, RESET)).toBe('start menu cart checkout done |');
});

test('whoever goes back is told to go back', () => {
  const steps = told(BEGIN, CHOOSE, BACK, CHOOSE, CART, { kind: 'to-menu' }, CART, PAY);
  expect(steps).toBe('start menu <start menu cart <menu cart checkout');
  expect(told(BEGIN, CHOOSE, CART, PAY, { kind: 'unpaid' })).toBe('start menu cart checkout <cart');
});

test('whoever goes before they have paid has walked away', () => {
  expect(told(BEGIN, RESET)).toBe('start abandoned |');
  expect(told(BEGIN, BACK)).toBe('start abandoned |');
  expect(told(BEGIN, CHOOSE, CART, PAY, RESET)).toBe('start menu cart checkout abandoned |');
});

test('of a screen before which nobody stands, nothing is told', () => {
  expect(told(RESET)).toBe('|');
  expect(stepOfFlow(undefined, START)).toEqual({ isOver: true });
});

test('after a reload it goes on from where the customer is', () => {
  expect(stepOfFlow(undefined, { ...START, step: 'cart' })).toEqual({
    seen: { step: 'cart', isBack: false },
  });
});
