/**
 * Whatever we keep that tells of a person, where, why, for how long, and who sees it: the table of
 * docs/personal-data.md, and what a customer is told who asks. A test knows every kind of row, so that
 * a new one is thought about.
 */
export interface PersonalData {
  /** The kind of row, or the place outside the table. */
  readonly where: string;
  /** The field. */
  readonly what: string;
  readonly whose: 'customer' | 'staff';
  readonly why: string;
  readonly keptFor: string;
  readonly seenBy: string;
}

const BOOKS = 'as long as the books';
const AS_ORDER = 'as the order';

const CUSTOMERS: readonly Omit<PersonalData, 'whose'>[] = [
  {
    ...{ where: 'diner-order', what: 'dinerId, with the order and the time' },
    why: 'a signed-in customer finds what they ordered',
    ...{ keptFor: '365 days, or until they ask', seenBy: 'the customer' },
  },
  {
    ...{
      where: 'facts',
      what: 'diner: the dinerId, with the order that the customer signed in to',
    },
    why: 'a merchant sees how many customers come back',
    ...{ keptFor: '365 days, or until they ask', seenBy: 'the merchant' },
  },
  {
    ...{ where: 'bill', what: "Alipay's file of a day, with masked accounts of payers" },
    why: 'the books are compared with what Alipay says, and a merchant can show it',
    ...{ keptFor: '400 days', seenBy: 'the merchant' },
  },
  {
    ...{ where: 'forget-request', what: 'dinerId' },
    ...{ why: 'a request to be forgotten is carried out', keptFor: 'until it is' },
    seenBy: 'nobody',
  },
  {
    ...{ where: 'order', what: 'table.diners: a keyed hash of each guest, of this order alone' },
    why: 'guests change and pay their own dishes',
    keptFor: `${AS_ORDER}; of a customer who asked, no longer`,
    seenBy: 'nobody: screens show d1, d2',
  },
  {
    ...{ where: 'order', what: 'note, lines: with notes in free text' },
    ...{ why: 'the kitchen reads it', keptFor: BOOKS, seenBy: 'staff of the store' },
  },
  {
    ...{ where: 'order', what: 'customerName, tableNumber: to whom it is called or brought' },
    ...{ why: 'the right guest gets it', keptFor: BOOKS, seenBy: 'staff of the store' },
  },
  {
    ...{ where: 'order', what: 'hold: by what a till finds an order that was put aside' },
    ...{ why: 'the right guest gets it', keptFor: BOOKS, seenBy: 'staff of the store' },
  },
  {
    ...{ where: 'destination', what: 'recipient, phone, address, note for the courier' },
    ...{ why: 'the order is brought there', keptFor: '90 days after the slot' },
    seenBy: 'staff of the store who send it out',
  },
  {
    ...{
      where: 'order',
      what: "redemptions: a keyed hash of the member's number, in a counter's name",
    },
    ...{ why: 'a coupon is used so often by one customer', keptFor: BOOKS, seenBy: 'nobody' },
  },
  {
    ...{ where: 'coupon-uses', what: 'key: the same hash' },
    ...{ why: 'counts those uses', keptFor: BOOKS, seenBy: 'nobody' },
  },
  {
    ...{ where: 'ticket', what: "note, lines, customerName, tableNumber: copies of the order's" },
    ...{ why: 'the kitchen reads it', keptFor: AS_ORDER, seenBy: 'staff of the store' },
  },
  {
    where: 'payment',
    what: "outTradeNo, tradeNo, creditOutTradeNo: by these Alipay and the merchant's account there know the payer",
    why: 'the only proof of what was paid, and what a refund needs',
    ...{ keptFor: BOOKS, seenBy: 'staff of the store, the receipt' },
  },
  {
    ...{ where: 'payment', what: 'tender: the number on the slip of a card' },
    ...{ why: 'the slip is found again', keptFor: BOOKS, seenBy: 'staff of the store' },
  },
  {
    ...{ where: 'credit', what: 'tradeNo, outTradeNo' },
    ...{ why: 'money that no order asked for is returned', keptFor: BOOKS, seenBy: 'staff' },
  },
  {
    ...{ where: 'case', what: 'tradeNo, detail: the number of a trade' },
    ...{ why: 'a person looks into it', keptFor: BOOKS, seenBy: 'staff of the store' },
  },
  {
    ...{ where: 'journal', what: 'evidence: the number of a trade' },
    ...{ why: 'why money moved', keptFor: BOOKS, seenBy: 'staff of the store' },
  },
  {
    ...{ where: 'notice', what: "body: as Alipay sent it, with the payer's id and masked account" },
    why: 'proof of what Alipay said, and settled again after a restore',
    ...{ keptFor: '30 days', seenBy: 'nobody; under a key of its own' },
  },
  {
    ...{ where: 'idempotency', what: 'fingerprint: a keyed hash of a request' },
    ...{ why: 'a repeated request has one effect', keptFor: '7 days', seenBy: 'nobody' },
  },
  {
    ...{ where: 'access log', what: 'sourceIp' },
    ...{ why: 'abuse is found and stopped', keptFor: "the stage's log retention" },
    seenBy: 'operators',
  },
  {
    ...{ where: 'backup', what: 'all of the above, as it was' },
    ...{ why: 'a lost table is restored', keptFor: '35 days', seenBy: 'operators' },
  },
];

const STAFF: readonly Omit<PersonalData, 'whose'>[] = [
  {
    ...{ where: 'order', what: 'delivery.courier: a name or a number' },
    ...{ why: 'staff know who has what', keptFor: BOOKS, seenBy: 'who sees the order' },
  },
  {
    ...{ where: 'staff', what: 'name, role; pin: salted and hashed; addedBy, removedBy' },
    why: 'they sign in at a till, and journals name them by number',
    ...{ keptFor: BOOKS, seenBy: 'the merchant; names on tills of the store' },
  },
  {
    ...{ where: 'pin-guesses', what: 'key: the staff member and the till; failures' },
    ...{ why: 'nobody guesses a PIN', keptFor: '2 days', seenBy: 'nobody' },
  },
  {
    ...{ where: 'session', what: 'openedBy; closed: by whom, with what was counted' },
    ...{ why: 'who answered for a drawer', keptFor: BOOKS, seenBy: 'staff of the store' },
  },
  {
    ...{ where: 'movement', what: 'by; reason: free text' },
    ...{ why: 'who took cash, and why', keptFor: BOOKS, seenBy: 'staff of the store' },
  },
  {
    ...{ where: 'session-request', what: 'fingerprint: a keyed hash of a request and its sender' },
    ...{ why: 'a repeated request has one effect', keptFor: '7 days', seenBy: 'nobody' },
  },
  {
    ...{ where: 'device', what: 'name: may be called after a person; pairedBy, revokedBy' },
    ...{ why: 'who let which screen in', keptFor: BOOKS, seenBy: 'staff of the store' },
  },
  {
    ...{ where: 'pairing', what: 'name: what the screen calls itself' },
    ...{ why: 'staff let the right one in', keptFor: 'a day', seenBy: 'who approves it' },
  },
  {
    ...{ where: 'counter', what: 'key: a keyed hash of an address, or an approver' },
    ...{ why: 'nobody asks or guesses without end', keptFor: '15 minutes', seenBy: 'nobody' },
  },
  {
    ...{ where: 'snooze', what: 'actor: who took a dish off sale' },
    ...{ why: 'others ask why', keptFor: 'while it is off sale', seenBy: 'staff of the store' },
  },
  {
    ...{ where: 'journal', what: 'actor: the role and id of who acted' },
    ...{ why: 'who moved money', keptFor: BOOKS, seenBy: 'staff of the store' },
  },
  {
    ...{ where: 'refund', what: 'requestedBy; reason: free text' },
    ...{ why: 'who gave money back and why', keptFor: BOOKS, seenBy: 'staff of the store' },
  },
  {
    ...{ where: 'case', what: 'resolution: by whom, and a note in free text' },
    ...{ why: 'what was done about it', keptFor: BOOKS, seenBy: 'staff of the store' },
  },
];

/** What is kept of customers, whether or not they have signed in. */
export const CUSTOMER_DATA: readonly PersonalData[] = CUSTOMERS.map((data) => ({
  ...data,
  whose: 'customer',
}));

export const PERSONAL_DATA: readonly PersonalData[] = [
  ...CUSTOMER_DATA,
  ...STAFF.map((data) => ({ ...data, whose: 'staff' as const })),
];
