/**
 * English, and what must be in every language: a sentence that another one lacks does not compile.
 * A section per page; `common` is what several pages say.
 */
export const messages = {
  common: {
    retry: 'Try again',
    cancel: 'Cancel',
    close: 'Close',
    back: 'Back',
    done: 'Done',
    loading: 'Loading …',
    language: 'Language',
    less: 'Less',
    more: 'More',
    unreachable: 'No connection. What you entered is kept; we keep trying.',
    stale: (seconds: number) => `Not up to date: no connection for ${seconds} s`,
    simulation: 'Simulation: no real money moves',
  },

  pairing: {
    title: 'Let this screen in',
    how: 'On a till or the devices page of your store, choose “Let a screen in” and type:',
    waiting: 'Waiting for staff …',
    expired: 'The code has ended. Here is a new one:',
    revoked: 'This screen was removed from the store.',
    again: 'Pair again',
    unsafe: 'This page must be opened over https or on this machine.',
  },

  start: {
    title: 'Order. Pay with Alipay. Enjoy.',
    demoLead: 'A whole restaurant on this machine, from the kiosk to the kitchen. Try it:',
    lead: 'Your restaurant sells without a cashier: kiosk, till, kitchen and pickup board.',
    stepsTitle: 'Buy lunch in a minute',
    steps: {
      order: { door: 'Order at the kiosk', how: 'Choose a dish and go on to pay.' },
      pay: { door: 'Pay with the wallet', how: 'It stands in for the Alipay app on your phone.' },
      take: { door: 'See it being made', how: 'The kitchen has your order already.' },
    },
    storesTitle: 'Whose guest are you?',
    gateways: {
      'open-platform': 'Alipay in China',
      global: 'Alipay worldwide',
      'alipay-plus': 'Alipay+',
    },
    screensTitle: 'All screens',
    screensHow: 'Open one where it shall stand. It shows a code; type it on the devices page.',
    open: (name: string) => `Open: ${name}`,
    newTab: '(opens in a new tab)',
    screens: {
      kiosk: { name: 'Kiosk', about: 'Guests order and pay by themselves.' },
      pos: { name: 'Till', about: 'For the counter: cash, refunds, and money that waits.' },
      kitchen: { name: 'Kitchen', about: 'What is to be made, and how long it has waited.' },
      board: { name: 'Pickup board', about: 'Calls the numbers that are ready.' },
      devices: { name: 'Devices', about: 'For the owner: screens, staff, tables, codes.' },
    },
    table: { name: 'Table', about: 'Guests share one order, each on their own phone.' },
    tableNamed: (tableId: string) => `Table ${tableId}`,
    noTable: 'No table yet: add one on the devices page.',
    coupon: 'Coupon for 10 % off:',
    pin: 'PIN',
    roles: { cashier: 'cashier', manager: 'manager' },
    noStore: 'The demo has no store.',
    faster: (times: number) => `Time runs ${times} times as fast here.`,
    starting: 'The server is starting. This page goes on by itself.',
    unreachable: 'The server does not answer. Is it still running?',
  },

  devices: {},

  menu: {
    soldOut: 'Sold out',
    chooseOne: 'Choose one',
    chooseUpTo: (most: number) => `Choose up to ${most}`,
    chooseBetween: (least: number, most: number) => `Choose ${least} to ${most}`,
    chooseExactly: (count: number) => `Choose ${count}`,
    optional: 'optional',
    pleaseChoose: (group: string) => `Please choose: ${group}`,
    quantity: 'How many',
    note: 'Note for the kitchen',
    notePlaceholder: 'e.g. no coriander',
    allergens: 'Allergens',
    add: (price: string) => `Add · ${price}`,
    change: (price: string) => `Change · ${price}`,
    free: 'included',
    allergen: {
      celery: 'celery',
      crustaceans: 'crustaceans',
      egg: 'egg',
      fish: 'fish',
      gluten: 'gluten',
      lupin: 'lupin',
      milk: 'milk',
      molluscs: 'molluscs',
      mustard: 'mustard',
      nuts: 'nuts',
      peanuts: 'peanuts',
      sesame: 'sesame',
      soya: 'soya',
      sulphites: 'sulphites',
    } as Record<string, string>,
  },

  pay: {
    due: 'To pay',
    number: 'Your number',
    numberIs: (number: string) => `Your number is ${number}.`,
    reference: (reference: string) => `Reference ${reference}`,
    timeLeft: 'Time left',
    qrLabel: 'QR code to pay with Alipay',
    silent: 'The network is away. We keep asking; please do not pay a second time.',
    placing: {
      title: 'Sending your order …',
      what: 'One moment. Nothing is paid yet.',
    },
    starting: {
      title: 'Asking Alipay …',
      what: 'Please keep your phone at hand.',
    },
    cancelling: {
      title: 'Cancelling …',
      what: 'You will not be charged; anything taken is returned.',
    },
    notice: {
      scan: {
        title: 'Scan with Alipay',
        what: 'Open Alipay, choose Scan, and point it at the code.',
      },
      confirming: {
        title: 'Still confirming your payment',
        what: 'Look at your phone: Alipay may ask for your password. Do not pay again.',
      },
      'ask-staff': {
        title: 'Alipay has not answered yet',
        what: 'Please show the staff this reference. Do not pay again.',
      },
      paid: { title: 'Paid. Thank you!', what: 'We call your number when it is ready.' },
      declined: {
        title: 'Alipay did not accept the payment',
        what: 'Nothing was charged. Try again, or pay another way.',
      },
      'not-charged': {
        title: 'The payment was not made',
        what: 'You were not charged. Try again, or pay another way.',
      },
      'will-not-be-charged': {
        title: 'You will not be charged',
        what: 'We are cancelling the payment. Anything taken is returned.',
      },
      'being-returned': {
        title: 'Your money is on its way back',
        what: 'The payment came too late. Alipay is returning all of it.',
      },
      returned: {
        title: 'Your money was returned',
        what: 'The payment came too late, and Alipay has returned all of it.',
      },
    },
  },

  kiosk: {},

  pos: {},

  kitchen: {},

  board: {},

  table: {},

  wallet: {},
};

export type Messages = typeof messages;
