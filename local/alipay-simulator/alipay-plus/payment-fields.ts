import { currencyOf, type Trade } from '../ledger/trade.ts';
import type { Dialect } from './dialect.ts';
import { moneyFields } from './fields.ts';
import { formatTime } from './time.ts';

/** Acquirer and wallet, as every payment of the simulator has them. */
const acquirerId = '1020000000000000001';
const wallet = { pspId: '1022000000000000001', name: 'AlipayCN' } as const;

/** The numbers of a payment. */
export const nameFields = ({ tradeNo, order }: Trade): object => ({
  paymentId: tradeNo,
  paymentRequestId: order.outTradeNo,
});

export const partyFields = { acquirerId, pspId: wallet.pspId } as const;

/** Who paid: an id that is the same for the same code, and nothing else of a person. */
const buyerFields = ({ order }: Trade, dialect: Dialect): object =>
  dialect === 'ams'
    ? {
        pspCustomerInfo: {
          pspName: wallet.name,
          pspCustomerId: order.buyerId,
          displayCustomerId: order.buyerLogonId,
        },
      }
    : { ...partyFields, customerId: order.buyerId, walletBrandName: wallet.name };

/** What is known of a payment: its numbers and amount, and of a paid one who paid and when. */
export function paymentFields(trade: Trade, dialect: Dialect): object {
  const { order, createdAt, paidAt } = trade;
  const amount = moneyFields(currencyOf(order), order.totalFen);
  return {
    ...nameFields(trade),
    paymentAmount: amount,
    ...(dialect === 'ams' && { paymentCreateTime: formatTime(createdAt) }),
    ...(paidAt !== undefined && {
      paymentTime: formatTime(paidAt),
      actualPaymentAmount: amount,
      settlementAmount: amount,
      ...buyerFields(trade, dialect),
    }),
  };
}
