import type { RouteKey } from './routes.ts';

/** A request that is right, as OpenAPI shows it. */
export interface Example {
  readonly summary: string;
  readonly value: unknown;
}

const orderId = '01KB2Z3M4N5P6Q7R8S9T0V1W2X';
const SESSION = 'Qm9va2luZ3NBcmVOb3RHdWVz';

/** Requests that one could send, at least one of each shape that a route takes. */
export const EXAMPLES: Readonly<Partial<Record<RouteKey, Readonly<Record<string, Example>>>>> = {
  'PUT /v1/stores/{storeId}/menu': {
    smallest: {
      summary: 'One dish with a choice',
      value: {
        currency: 'CNY',
        categories: [
          {
            categoryId: 'sets',
            name: { 'zh-CN': '套餐', en: 'Sets' },
            items: [
              {
                itemId: 'chicken-burger-set',
                name: { 'zh-CN': '香辣鸡腿堡套餐', en: 'Spicy chicken burger set' },
                price: 3850,
                modifierGroups: [
                  {
                    groupId: 'drink',
                    name: { 'zh-CN': '饮料', en: 'Drink' },
                    required: true,
                    minSelected: 1,
                    maxSelected: 1,
                    modifiers: [
                      {
                        optionId: 'cola',
                        name: { 'zh-CN': '可乐', en: 'Cola' },
                        priceDelta: 0,
                        isDefault: true,
                      },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
    },
  },
  'POST /v1/orders': {
    takeout: {
      summary: 'A set with a drink, to take away',
      value: {
        storeId: 'people-road',
        channel: 'kiosk',
        fulfilment: 'takeout',
        lines: [{ itemId: 'chicken-burger-set', options: ['cola'], quantity: 1 }],
      },
    },
    split: {
      summary: 'A table whose two guests pay for themselves',
      value: {
        storeId: 'people-road',
        channel: 'table',
        fulfilment: 'dine-in',
        lines: [
          { itemId: 'dumplings', quantity: 2 },
          { itemId: 'tea', quantity: 1 },
        ],
        checks: [[0], [1]],
        note: '不要香菜',
      },
    },
  },
  'POST /v1/orders/{orderId}/payments': {
    barcode: {
      summary: "The scanner has read the customer's code",
      value: { way: 'barcode', authCode: '281234567890123456', terminalId: 'K1' },
    },
    qr: { summary: 'Show a code to scan', value: { way: 'qr', terminalId: 'K1' } },
    staticQr: {
      summary: 'The code at the counter is scanned',
      value: { way: 'static-qr', terminalId: 'T1' },
    },
  },
  'POST /v1/orders/{orderId}/refunds': {
    everything: { summary: 'All that is left', value: { reason: 'The kitchen has run out' } },
    amount: { summary: 'A part', value: { amount: 500, reason: 'The fries were cold' } },
    lines: {
      summary: 'One of the two dumplings',
      value: { lines: [{ lineId: 'l1', quantity: 1 }], reason: 'One was dropped' },
    },
  },
  'POST /v1/orders/{orderId}/receipt/prints': {
    kiosk: { summary: "For a kiosk's narrow printer", value: { format: 'escpos', width: '58' } },
    refund: { summary: 'What was given back, in English', value: { kind: 'refund', lang: 'en' } },
  },
  'POST /v1/cases/{caseId}/resolve': {
    note: { summary: 'What was done', value: { note: 'Handed back in cash' } },
  },
  'POST /v1/cases/{caseId}/assign': {
    order: { summary: 'The money was for this order', value: { orderId } },
    check: { summary: 'The money was for this guest', value: { orderId, checkId: 'c2' } },
  },
  'POST /v1/cases/{caseId}/refund': {
    reason: { summary: 'The money goes back', value: { reason: 'Nobody ordered for it' } },
    store: {
      summary: 'Alipay did not tell where it was paid',
      value: { reason: 'Nobody ordered for it', storeId: 'people-road' },
    },
  },
  'POST /v1/stores/{storeId}/shop-qr-codes': {
    counter: { summary: 'The sticker at a counter', value: { terminalId: 'T1' } },
  },
  'POST /v1/devices/pairings': {
    kiosk: {
      summary: 'A kiosk that was just unpacked',
      value: {
        kind: 'kiosk',
        name: 'Door, left',
        publicKey: {
          kty: 'OKP',
          crv: 'Ed25519',
          x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
        },
      },
    },
  },
  'POST /v1/devices/approvals': {
    kiosk: {
      summary: 'The code that the kiosk shows',
      value: { code: '7KMP-Q4TX', storeId: 'people-road', role: 'kiosk' },
    },
  },
  'PATCH /v1/devices/{deviceId}': {
    name: { summary: 'It was moved', value: { name: 'Window' } },
  },
  'POST /v1/devices/tokens': {
    assertion: {
      summary: 'What the device has signed',
      value: { assertion: 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIwMUtCMiJ9.c2lnbmF0dXJl' },
    },
  },
  'POST /v1/stores/{storeId}/tables': {
    table: { summary: 'Table 12', value: { tableId: '12' } },
  },
  'POST /v1/tables/{token}/order': {
    first: { summary: 'A phone that has not been here', value: {} },
    again: { summary: 'A phone that was here', value: { session: SESSION } },
  },
  'POST /v1/tables/{token}/order/lines': {
    dumplings: {
      summary: 'Two dumplings',
      value: { session: SESSION, lines: [{ itemId: 'dumplings', quantity: 2 }] },
    },
  },
  'PUT /v1/tables/{token}/order/lines/{lineId}': {
    one: { summary: 'One is enough', value: { session: SESSION, quantity: 1 } },
    none: { summary: 'Not wanted any more', value: { session: SESSION, quantity: 0 } },
  },
  'POST /v1/tables/{token}/order/payments': {
    mine: { summary: 'My dishes', value: { session: SESSION, whose: 'mine', amount: 3600 } },
    all: {
      summary: 'I pay for everybody',
      value: { session: SESSION, whose: 'all', amount: 9800 },
    },
    check: {
      summary: 'Once more, after it failed',
      value: { session: SESSION, whose: 'check', checkId: 'c2', amount: 3600 },
    },
  },
};
