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

  menu: {},

  pay: {},

  kiosk: {},

  pos: {},

  kitchen: {},

  board: {},

  table: {},

  wallet: {},
};

export type Messages = typeof messages;
