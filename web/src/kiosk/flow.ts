/** Delivery is no matter of a screen in the shop. */
export type KioskFulfilment = 'dine-in' | 'takeout';

/** What the kiosk shows. `pay` lasts from the placed order to the end of its money. */
export type Step = 'attract' | 'fulfilment' | 'menu' | 'cart' | 'pay' | 'done';

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
  /** An order was found that this screen was selling before it was reloaded. */
  | { readonly kind: 'found' }
  /** Nothing is paid and nothing can be: the order is over, its cart is not. */
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
};

/** From where each event is heard; anywhere else it comes too late and changes nothing. */
const HEARD: Record<FlowEvent['kind'], readonly Step[]> = {
  begin: ['attract'],
  choose: ['fulfilment'],
  'to-menu': ['cart'],
  'to-cart': ['menu'],
  'to-pay': ['cart'],
  found: ['attract', 'fulfilment', 'menu', 'cart', 'pay'],
  unpaid: ['pay'],
  paid: ['pay'],
  back: ['fulfilment', 'menu', 'cart'],
  reset: ['attract', 'fulfilment', 'menu', 'cart', 'pay', 'done'],
};

/** The next step. Nothing leads away from a placed order but what became of it, or its customer. */
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
    case 'unpaid':
      return { ...flow, step: 'cart' };
    case 'to-pay':
    case 'found':
      return { ...flow, step: 'pay' };
    case 'paid':
      return { ...flow, step: 'done' };
    case 'back':
      return { ...flow, step: BACK[flow.step] ?? flow.step };
    case 'reset':
      return { ...START, visit: flow.visit + 1 };
  }
}
