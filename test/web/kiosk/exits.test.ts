import { describe, expect, it } from 'vitest';
import type { PaymentResponse } from '../../../api/payments.ts';
import { exitsOf } from '../../../web/src/kiosk/exits.ts';
import type { Order, SaleStep } from '../../../web/src/pay/sale-step.ts';

const order = {} as Order;
const noticed = (code: PaymentResponse['notice']['code']) =>
  ({ notice: { code, text: '', reference: '' } }) as PaymentResponse;
const paying = (code: PaymentResponse['notice']['code']): SaleStep => ({
  ...{ step: 'paying', order, payment: noticed(code) },
});

describe('the ways out of the pay screen', () => {
  it.each<SaleStep>([
    { step: 'placing' },
    { step: 'starting', order, way: 'barcode' },
    paying('confirming'),
    { step: 'cancelling', order },
  ])('are none while $step has no answer', (step) => {
    expect(exitsOf(step)).toEqual([]);
  });

  it('are a cancel while the code can be scanned', () => {
    expect(exitsOf(paying('scan'))).toEqual(['cancel']);
  });

  it('let a customer go who knows what becomes of their money', () => {
    expect(exitsOf(paying('ask-staff'))).toEqual(['leave']);
    expect(exitsOf(paying('will-not-be-charged'))).toEqual(['leave']);
  });

  it('lead back to the cart only where no money is on its way', () => {
    expect(exitsOf({ step: 'unpaid', order })).toContain('cart');
    expect(exitsOf({ step: 'closed', order, payment: noticed('not-charged') })).toContain('cart');
    expect(exitsOf({ step: 'closed', order, payment: noticed('being-returned') })).toEqual([
      'leave',
    ]);
  });
});
