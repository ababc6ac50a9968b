import type { Fulfilment } from '../../core/domain/order.ts';
import type { PaymentWay } from '../../core/domain/payment.ts';
import type { ReceiptKind } from '../../core/domain/receipt.ts';
import type { RefundKind } from '../../core/domain/refund.ts';
import type { TotalCode } from '../../core/domain/total-row.ts';
import type { ReceiptLanguage } from '../../core/ports/receipt-printer.ts';

/** What a receipt calls things. Every language has every word. */
export interface Words {
  readonly titles: Readonly<Record<ReceiptKind, string>>;
  readonly copy: (n: number) => string;
  readonly printed: (times: number) => string;
  readonly noReceipt: string;
  readonly order: string;
  readonly pickup: string;
  readonly share: (number: number, of: number) => string;
  readonly table: string;
  readonly businessDate: string;
  readonly time: string;
  readonly customer: string;
  readonly note: string;
  readonly fulfilments: Readonly<Record<Fulfilment, string>>;
  readonly totals: Readonly<Record<TotalCode, string>>;
  readonly total: string;
  readonly toPay: string;
  readonly refunded: string;
  readonly ways: Readonly<Record<PaymentWay, string>>;
  readonly tendered: string;
  readonly change: string;
  readonly slip: string;
  readonly ourNumber: string;
  readonly tradeNumber: string;
  readonly refunds: Readonly<Record<RefundKind, string>>;
  readonly refundNumber: string;
  readonly online: string;
}

export const WORDS: Readonly<Record<ReceiptLanguage, Words>> = {
  'zh-CN': {
    titles: { sale: '收据', refund: '退款凭证', bill: '账单' },
    copy: (n) => `副本 ${n}`,
    printed: (times) => `已打印 ${times} 次`,
    noReceipt: '尚未付款，不作为收据',
    order: '订单号',
    pickup: '取餐号',
    share: (number, of) => `第 ${number} 单，共 ${of} 单`,
    table: '桌号',
    businessDate: '营业日',
    time: '时间',
    customer: '顾客',
    note: '备注',
    fulfilments: { 'dine-in': '堂食', takeout: '外带', delivery: '外送' },
    totals: { subtotal: '小计', discount: '优惠', tax: '税', delivery: '配送费', rounding: '舍入' },
    total: '合计',
    toPay: '应付',
    refunded: '已退款',
    ways: {
      ...{ barcode: '支付宝付款码', qr: '支付宝扫码', 'static-qr': '支付宝台码' },
      ...{ cash: '现金', card: '银行卡', free: '优惠全免' },
    },
    tendered: '实收',
    change: '找零',
    slip: '签购单号',
    ourNumber: '商户单号',
    tradeNumber: '支付宝交易号',
    refunds: { staff: '退款', 'give-back': '退回', overpaid: '退回多付' },
    refundNumber: '退款单号',
    online: '扫码查看订单',
  },
  en: {
    titles: { sale: 'Receipt', refund: 'Refund receipt', bill: 'Bill' },
    copy: (n) => `COPY ${n}`,
    printed: (times) => (times === 1 ? 'Printed once' : `Printed ${times} times`),
    noReceipt: 'Not paid yet: this is no receipt',
    order: 'Order',
    pickup: 'Pickup',
    share: (number, of) => `Check ${number} of ${of}`,
    table: 'Table',
    businessDate: 'Business day',
    time: 'Time',
    customer: 'For',
    note: 'Note',
    fulfilments: { 'dine-in': 'Dine in', takeout: 'Takeout', delivery: 'Delivery' },
    totals: {
      ...{ subtotal: 'Subtotal', discount: 'Discount', tax: 'Tax', delivery: 'Delivery' },
      rounding: 'Rounding',
    },
    total: 'Total',
    toPay: 'To pay',
    refunded: 'Refunded',
    ways: {
      ...{ barcode: 'Alipay barcode', qr: 'Alipay QR code', 'static-qr': 'Alipay counter code' },
      ...{ cash: 'Cash', card: 'Card', free: 'Free of charge' },
    },
    tendered: 'Received',
    change: 'Change',
    slip: 'Slip',
    ourNumber: 'Our number',
    tradeNumber: 'Alipay number',
    refunds: { staff: 'Refund', 'give-back': 'Returned', overpaid: 'Overpaid, returned' },
    refundNumber: 'Refund number',
    online: 'Scan to see the order',
  },
};
