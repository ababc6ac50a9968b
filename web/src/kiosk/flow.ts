/** Delivery is no matter of a screen in the shop. */
export type KioskFulfilment = 'dine-in' | 'takeout';

/** What the kiosk shows. `paying` lasts until the money of the order has come to an end. */
export type Step = 'attract' | 'fulfilment' | 'menu' | 'cart' | 'pay' | 'paying' | 'done';

export interface Flow {
  readonly step: Step;
  readonly fulfilment: KioskFulfilment;
  /** Where to serve it; empty where the customer fetches it. */
  readonly tableNumber: string;
  /** Another one for each customer: what is shown under it is forgotten with them. */
  readonly visit: number;
}

export type FlowEvent =
  | { readonly kind: 'begin' }
  | {
      readonly kind: 'choose';
      readonly fulfilment: KioskFulfilment;
      readonly tableNumber: string;
    }
  | { readonly kind: 'to-menu' | 'to-cart' | 'to-pay' }
  /** An order is placed and its payment asked for; also when one was found after a reload. */
  | { readonly kind: 'paying' }
  /** The order was not paid, definitely: it can be paid in another way. */
  | { readonly kind: 'unpaid' }
  | { readonly kind: 'paid' }
  | { readonly kind: 'back' }
  /** The customer has gone. */
  | { readonly kind: 'reset' };

export const START: Flow = { step: 'attract', fulfilment: 'dine-in', tableNumber: '', visit: 0 };

const BACK: Partial<Record<Step, Step>> = {
  fulfilment: 'attract',
  menu: 'fulfilment',
  cart: 'menu',
  pay: 'cart',
};

/** From where each event is heard; anywhere else it comes too late and changes nothing. */
const HEARD: Record<FlowEvent['kind'], readonly Step[]> = {
  begin: ['attract'],
  choose: ['fulfilment'],
  'to-menu': ['cart', 'pay'],
  'to-cart': ['menu', 'pay'],
  'to-pay': ['cart'],
  // From everywhere: a payment that is found at the start takes the screen over.
  paying: ['attract', 'fulfilment', 'menu', 'cart', 'pay', 'paying'],
  unpaid: ['paying'],
  paid: ['paying'],
  back: ['fulfilment', 'menu', 'cart', 'pay'],
  reset: ['attract', 'fulfilment', 'menu', 'cart', 'pay', 'paying', 'done'],
};

/** The next step. Nothing leads away from a running payment but its end. */
export function nextFlow(flow: Flow, event: FlowEvent): Flow {
  if (!HEARD[event.kind].includes(flow.step)) return flow;
  switch (event.kind) {
    case 'begin':
      return { ...flow, step: 'fulfilment' };
    case 'choose': {
      const { fulfilment } = event;
      const tableNumber = fulfilment === 'dine-in' ? event.tableNumber.trim() : '';
      return { ...flow, step: 'menu', fulfilment, tableNumber };
    }
    case 'to-menu':
      return { ...flow, step: 'menu' };
    case 'to-cart':
      return { ...flow, step: 'cart' };
    case 'to-pay':
    case 'unpaid':
      return { ...flow, step: 'pay' };
    case 'paying':
      return { ...flow, step: 'paying' };
    case 'paid':
      return { ...flow, step: 'done' };
    case 'back':
      return { ...flow, step: BACK[flow.step] ?? flow.step };
    case 'reset':
      return { ...START, visit: flow.visit + 1 };
  }
}
