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

  start: {},

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

  wallet: {
    name: 'Wallet',
    ribbon: 'Simulated Alipay: no real money moves',
    parts: 'Parts of the wallet',
    tabs: { code: 'Pay', scan: 'Scan', bills: 'History' },
    unreachable: 'No connection to the simulated Alipay. We keep trying.',
    showIt: 'Show this code to the shop',
    barcode: 'Payment code as a barcode; the digits are below',
    qr: 'Payment code as a QR code; the digits are below',
    renews: 'Changes every minute, and after each payment.',
    copy: 'Copy the digits',
    copied: 'Copied',
    pasteIt: 'Paste them into the scanner field of the kiosk or till.',
    typeIt: 'This browser does not copy. Type the digits at the kiosk or till.',
    confirming: (subject: string, amount: string) =>
      `${subject}, ${amount}: not confirmed yet. The shop is asking Alipay.`,
    film: 'Scan with the camera',
    noCamera: 'The camera cannot be used here. Paste the text of the code instead.',
    pasteCode: 'Text of a QR code',
    scanIt: 'Scan this text',
    payable: 'Codes waiting to be paid',
    nonePayable: 'None right now. A kiosk, till or table that shows a QR code appears here.',
    youType: 'You type the amount',
    nothingPaid: 'Nothing paid yet.',
    states: {
      asks: 'Waiting for your password',
      waiting: 'Not confirmed yet',
      paid: 'Paid',
      'partly-returned': 'Paid, partly returned',
      returned: 'Returned in full',
      closed: 'Not paid, closed',
    },
    cameBack: (when: string) => `Money back, ${when}`,
    payNow: 'Pay now',
    titles: {
      amount: 'Type the amount',
      password: 'Confirm the payment',
      paying: 'Paying …',
      paid: 'Paid',
      unknown: 'No answer',
      refused: 'Not possible',
    },
    payTo: (shop: string) => `Pay to ${shop}`,
    amountIn: (currency: string) => `Amount (${currency})`,
    noAmount: 'Type an amount, for example 12.50',
    next: 'Next',
    password: 'Payment password',
    anyDigits: 'Any six digits pay: this is a simulation.',
    typed: (count: number, of: number) => `${count} of ${of} digits`,
    deleteDigit: 'Delete the last digit',
    maybePaid:
      'No answer came, so this may have been paid. Look at the history before you pay again.',
    refusals: {
      QRCODE_NOT_EXIST: 'This code has expired. Ask the shop for a new one.',
      TRADE_HAS_CLOSE: 'This payment was closed. Nothing was paid. Ask the shop for a new code.',
      TRADE_HAS_SUCCESS: 'This code has been paid already.',
      NO_SUCH_CODE: 'This is no code of the simulated Alipay.',
      '409': 'This payment cannot be paid any more. Look at the history.',
      unreachable: 'No connection to the simulated Alipay. Nothing was paid. Try again.',
    },
    refused: 'The simulated Alipay refuses this. Nothing was paid.',
    isPage: 'This code opens a page and asks for no money.',
    openPage: 'Open the page',
    developer: {
      title: 'For developers',
      how: 'Choose what happens to the next payment codes. For QR codes, the amount decides; see the guide of the simulator.',
      change: 'Change',
      outcomes: {
        success: { name: 'It is paid', says: 'At once, as usual.' },
        'password-never': {
          name: 'It asks for the password',
          says: 'The shop waits until you type it here.',
        },
        'balance-not-enough': { name: 'No money', says: 'Alipay refuses: the balance is too low.' },
        'code-invalid': { name: 'Code no longer valid', says: 'Alipay refuses the code.' },
        'unknown-then-success': {
          name: 'Unknown, then paid',
          says: 'Alipay does not know at first, and confirms after 17 seconds.',
        },
        'unknown-for-ever': {
          name: 'Unknown, and silent',
          says: 'Alipay never knows more. The shop cancels after a minute.',
        },
        'answer-lost': {
          name: 'Paid, but the answer gets lost',
          says: 'You have paid; the shop has to ask.',
        },
        'request-lost': {
          name: 'Never answers',
          says: 'The request gets lost on its way. Nothing is paid.',
        },
        'paid-during-cancel': {
          name: 'Paid at the last moment',
          says: 'You pay just when the shop gives up and cancels.',
        },
      },
    },
  },
};

export type Messages = typeof messages;
