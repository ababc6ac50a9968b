import { atSharedTable } from './at-table.ts';
import { broughtToTheDoor } from './delivery.ts';
import type { Story } from './guest.ts';
import {
  byBarcode,
  byCode,
  bySticker,
  combo,
  giveUp,
  inCash,
  refundEverything,
  refundOneDish,
  splitBetweenTwo,
  takeAnother,
  withCoupon,
} from './orders.ts';

/** The lunch: who comes how often, and what happens to them. The longest come first. */
export const STORIES: readonly Story[] = [
  {
    title: 'the pay request reaches Alipay after its cancel; given back',
    ...{ weight: 1, play: giveUp('9590') },
  },
  {
    title: 'UNKNOWN for ever; cancelled at 60 s, and the guest leaves',
    ...{ weight: 2, play: giveUp('9009') },
  },
  {
    title: 'UNKNOWN for ever; cancelled at 60 s, and paid with another code',
    ...{ weight: 2, play: byBarcode('9009') },
  },
  {
    title: 'the guest pays while we cancel; the cancel returns it',
    ...{ weight: 1, play: giveUp('9020') },
  },
  { title: 'UNKNOWN; the money moves at 17 s', weight: 6, play: byBarcode('9217') },
  {
    title: 'a genuine notification with a wrong amount',
    ...{ weight: 1, opensCase: 'amount-mismatch', play: byBarcode('9044') },
  },
  { title: 'never notified', weight: 3, play: byBarcode('9040') },
  { title: 'notified three times', weight: 2, play: byBarcode('9041') },
  { title: "Alipay's answer is lost", weight: 3, play: byBarcode('9011') },
  { title: 'the guest types a password', weight: 8, play: byBarcode('9108') },
  { title: 'not enough money; paid with another code', weight: 4, play: byBarcode('9002') },
  { title: 'the guest leaves before paying', weight: 3, play: giveUp() },
  { title: 'two friends split the bill', weight: 8, play: splitBetweenTwo },
  { title: 'two phones at a shared table', weight: 8, play: atSharedTable },
  { title: 'a coupon', weight: 8, play: withCoupon },
  { title: 'a combo', weight: 10, play: combo },
  { title: 'sold out; the guest takes another dish', weight: 4, play: takeAnother },
  { title: 'one dish is refunded', weight: 5, play: refundOneDish },
  { title: 'everything is refunded', weight: 2, play: refundEverything },
  { title: 'cash at the counter', weight: 8, play: inCash },
  { title: 'brought to the door', weight: 8, play: broughtToTheDoor },
  { title: 'the sticker at the counter', weight: 6, gateways: ['global'], play: bySticker },
  { title: 'a code on the screen', weight: 20, play: byCode },
  { title: 'the kiosk scans a barcode', weight: 40, play: byBarcode('0001') },
];
