import { atSharedTable } from './at-table.ts';
import type { Story } from './guest.ts';
import {
  byBarcode,
  byCode,
  bySticker,
  combo,
  giveUp,
  refundEverything,
  refundOneDish,
  splitBetweenTwo,
  takeAnother,
  tryAgain,
  withCoupon,
} from './orders.ts';

/** The lunch: who comes how often, and what happens to them. The longest come first. */
export const STORIES: readonly Story[] = [
  {
    title: 'the pay request reaches Alipay after its cancel; given back',
    ...{ weight: 1, ends: 'cancelled', play: giveUp({ digits: '9590', after: ['RETURNED'] }) },
  },
  {
    title: 'UNKNOWN for ever; cancelled at 60 s, and the guest leaves',
    ...{ weight: 2, ends: 'cancelled', play: giveUp({ digits: '9009', after: ['CANCELLED'] }) },
  },
  {
    title: 'UNKNOWN for ever; cancelled at 60 s, and paid with another code',
    ...{ weight: 2, ends: 'paid', play: tryAgain({ digits: '9009', after: 'CANCELLED' }) },
  },
  {
    title: 'the guest pays while we cancel; the cancel returns it',
    ...{ weight: 1, ends: 'cancelled' },
    play: giveUp({ digits: '9020', after: ['CANCELLED', 'RETURNED'] }),
  },
  {
    title: 'UNKNOWN; the money moves at 17 s',
    ...{ weight: 6, ends: 'paid', play: byBarcode('9217') },
  },
  {
    title: 'a genuine notification with a wrong amount',
    ...{ weight: 1, ends: 'paid', opensCase: 'amount-mismatch', play: byBarcode('9044') },
  },
  { title: 'never notified', weight: 3, ends: 'paid', play: byBarcode('9040') },
  { title: 'notified three times', weight: 2, ends: 'paid', play: byBarcode('9041') },
  { title: "Alipay's answer is lost", weight: 3, ends: 'paid', play: byBarcode('9011') },
  { title: 'the guest types a password', weight: 8, ends: 'paid', play: byBarcode('9108') },
  {
    title: 'not enough money; paid with another code',
    ...{ weight: 4, ends: 'paid', play: tryAgain({ digits: '9002', after: 'DECLINED' }) },
  },
  { title: 'the guest leaves before paying', weight: 3, ends: 'cancelled', play: giveUp() },
  { title: 'two friends split the bill', weight: 8, ends: 'paid', play: splitBetweenTwo },
  { title: 'two phones at a shared table', weight: 8, ends: 'paid', play: atSharedTable },
  { title: 'a coupon', weight: 8, ends: 'paid', play: withCoupon },
  { title: 'a combo', weight: 10, ends: 'paid', play: combo },
  { title: 'sold out; the guest takes another dish', weight: 4, ends: 'paid', play: takeAnother },
  { title: 'one dish is refunded', weight: 5, ends: 'refunded', play: refundOneDish },
  { title: 'everything is refunded', weight: 2, ends: 'refunded', play: refundEverything },
  {
    title: 'the sticker at the counter',
    ...{ weight: 6, gateways: ['global'], ends: 'paid', play: bySticker },
  },
  { title: 'a code on the screen', weight: 20, ends: 'paid', play: byCode },
  { title: 'the kiosk scans a barcode', weight: 40, ends: 'paid', play: byBarcode('0001') },
];
