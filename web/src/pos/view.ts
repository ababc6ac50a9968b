/** What a till shows. `code`: what was scanned from the customer's Alipay, to pay with at once. */
export type View =
  | { readonly name: 'sell' }
  | { readonly name: 'pay'; readonly orderId: string; readonly code?: string }
  | { readonly name: 'orders'; readonly orderId?: string }
  | { readonly name: 'cases' }
  | { readonly name: 'drawer' }
  | { readonly name: 'more' };

/** The parts of the till in the order of its navigation, each with the key that opens it. */
export const PARTS = [
  { name: 'sell', key: 'F2' },
  { name: 'orders', key: 'F3' },
  { name: 'cases', key: 'F4' },
  { name: 'drawer', key: 'F6' },
  { name: 'more', key: 'F7' },
] as const satisfies readonly { name: View['name']; key: string }[];

export type Part = (typeof PARTS)[number]['name'];

/** Paying belongs to selling. */
export const partOf = ({ name }: View): Part => (name === 'pay' ? 'sell' : name);
