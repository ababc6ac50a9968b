import type { SaleStep } from '../pay/sale-step.ts';

/**
 * How a customer may leave the pay screen. `cart`: nothing was paid, the cart is as it was. `cancel`:
 * give the order up while its code can be scanned. `leave`: what remains to be done happens without
 * this screen, as the notice on it says.
 */
export type Exit = 'cart' | 'cancel' | 'leave';

export function exitsOf(step: SaleStep): readonly Exit[] {
  switch (step.step) {
    case 'refused':
      return ['cart'];
    case 'unpaid':
      return ['cart', 'leave'];
    case 'closed':
      return step.payment === undefined || isOver(step.payment.notice.code)
        ? ['cart', 'leave']
        : ['leave'];
    case 'paying':
      return exitsOfPayment(step.payment.notice.code);
    case 'placing':
    case 'starting':
    case 'cancelling':
    case 'paid':
      return [];
  }
}

type Notice = Extract<SaleStep, { step: 'paying' }>['payment']['notice']['code'];

/** Without money on its way, in either direction. */
const isOver = (notice: Notice): boolean => notice === 'declined' || notice === 'not-charged';

function exitsOfPayment(notice: Notice): readonly Exit[] {
  if (notice === 'scan') return ['cancel'];
  // Whoever has shown staff the reference need not stand here until Alipay answers.
  return notice === 'ask-staff' || notice === 'will-not-be-charged' ? ['leave'] : [];
}
