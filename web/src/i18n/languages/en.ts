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

  pay: {},

  kiosk: {},

  pos: {},

  kitchen: {},

  board: {},

  table: {},

  wallet: {},
};

export type Messages = typeof messages;
