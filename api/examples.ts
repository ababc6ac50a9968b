import type { RouteKey } from './routes.ts';

/** A request that is right, as OpenAPI shows it. */
export interface Example {
  readonly summary: string;
  readonly value: unknown;
}

const orderId = '01KB2Z3M4N5P6Q7R8S9T0V1W2X';
const SESSION = 'Qm9va2luZ3NBcmVOb3RHdWVz';
/** A guest begins, and looks at a dish. */
const STEPS = {
  ...{ sessionId: '3f2b8c1e-9a4d-4e6f-8b7a-1c2d3e4f5a6b', language: 'zh-CN', isAccessible: false },
  steps: [
    { no: 1, step: 'start', isBack: false, sinceStartMs: 0, onPreviousMs: 0 },
    {
      ...{ no: 2, step: 'menu', after: 'start', isBack: false },
      ...{ sinceStartMs: 2_400, onPreviousMs: 2_400 },
    },
    {
      ...{ no: 3, step: 'item', after: 'menu', isBack: false, itemId: 'dumplings' },
      ...{ sinceStartMs: 9_100, onPreviousMs: 6_700 },
    },
  ],
};
const AT_TABLE = { session: SESSION, orderId };

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
    combo: {
      summary: 'A lunch combo with one drink in its price, served on weekdays',
      value: {
        currency: 'CNY',
        menus: [
          {
            menuId: 'lunch',
            name: { 'zh-CN': '午市', en: 'Lunch' },
            categoryIds: ['combos'],
            fulfilments: ['dine-in', 'takeout'],
            periods: [{ weekdays: [1, 2, 3, 4, 5], from: '11:00', until: '14:00' }],
          },
        ],
        categories: [
          {
            categoryId: 'combos',
            name: { 'zh-CN': '套餐', en: 'Combos' },
            items: [
              {
                itemId: 'lunch-combo',
                name: { 'zh-CN': '午市套餐', en: 'Lunch combo' },
                price: 2500,
                modifierGroups: [],
                slots: [
                  {
                    slotId: 'drink',
                    name: { 'zh-CN': '饮品', en: 'Drink' },
                    minSelected: 1,
                    maxSelected: 2,
                    qtyFree: 1,
                    basePrice: 500,
                    choices: [{ itemId: 'tea', extraPrice: 0 }],
                  },
                ],
              },
            ],
          },
          {
            categoryId: 'drinks',
            name: { 'zh-CN': '饮品', en: 'Drinks' },
            items: [
              {
                itemId: 'tea',
                name: { 'zh-CN': '茉莉花茶', en: 'Jasmine tea' },
                price: 800,
                modifierGroups: [],
              },
            ],
          },
        ],
      },
    },
  },
  'PUT /v1/stores/{storeId}/menu/draft': {
    smallest: {
      summary: 'One dish',
      value: {
        currency: 'CNY',
        categories: [
          {
            categoryId: 'drinks',
            name: { 'zh-CN': '饮品', en: 'Drinks' },
            items: [
              { itemId: 'tea', name: { 'zh-CN': '茶', en: 'Tea' }, price: 800, modifierGroups: [] },
            ],
          },
        ],
      },
    },
  },
  'PUT /v1/stores/{storeId}/snoozes': {
    item: {
      summary: 'A dish is out until somebody says that it is back',
      value: { kind: 'item', id: 'crayfish', soldOut: true },
    },
    option: {
      summary: 'No eggs until a time; the option is out wherever it is offered',
      value: { kind: 'option', id: 'egg', soldOut: true, until: 4_102_444_800_000 },
    },
    store: { summary: 'Orders are taken again', value: { kind: 'store', soldOut: false } },
  },
  'PUT /v1/stores/{storeId}/delivery': {
    zones: {
      summary: 'Two zones, lunch and dinner in slots of half an hour',
      value: {
        enabled: true,
        zones: [
          {
            zoneId: 'near',
            name: '黄浦',
            postcodes: ['200001', '200002'],
            fee: 500,
            freeFrom: 10_000,
          },
          { zoneId: 'far', name: '浦东', districts: ['浦东新区'], fee: 1200, minimumOrder: 5000 },
        ],
        windows: [
          { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '11:00', until: '14:00' },
          { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '17:00', until: '21:00' },
        ],
        slotMinutes: 30,
        leadMinutes: 45,
        daysAhead: 2,
        capacityPerSlot: 6,
        version: 0,
      },
    },
  },
  'PATCH /v1/orders/{orderId}': {
    more: {
      summary: 'Two of them after all, to take away',
      value: {
        fulfilment: 'takeout',
        tableNumber: null,
        lines: [{ itemId: 'chicken-burger-set', options: ['cola'], quantity: 2 }],
      },
    },
  },
  'POST /v1/orders/{orderId}/hold': {
    lunch: { summary: 'For a guest who comes back', value: { untilMinutes: 45, label: '蓝外套' } },
  },
  'POST /v1/orders/{orderId}/delivery/hand-over': {
    courier: { summary: 'With who takes it', value: { courier: 'Wang 07' } },
  },
  'POST /v1/orders/quote': {
    coupon: {
      summary: 'Before a kiosk asks for money',
      value: {
        storeId: 'people-road',
        channel: 'kiosk',
        fulfilment: 'takeout',
        lines: [{ itemId: 'chicken-burger-set', options: ['cola'], quantity: 2 }],
        coupons: ['WELCOME'],
        customerKey: 'member-81024',
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
    table: {
      summary: 'A till, for a guest at a table without a code',
      value: {
        storeId: 'people-road',
        channel: 'pos',
        fulfilment: 'dine-in',
        lines: [{ itemId: 'chicken-burger-set', options: ['cola'], quantity: 1, note: '不要酱' }],
        customerName: '王女士',
        tableNumber: '7',
      },
    },
    coupon: {
      summary: 'A member with a coupon',
      value: {
        storeId: 'people-road',
        channel: 'kiosk',
        fulfilment: 'takeout',
        lines: [{ itemId: 'chicken-burger-set', options: ['cola'], quantity: 2 }],
        coupons: ['WELCOME'],
        customerKey: 'member-81024',
      },
    },
    delivery: {
      summary: 'Brought as soon as a slot is free; a slot may be named by its start instead',
      value: {
        storeId: 'people-road',
        channel: 'phone',
        fulfilment: 'delivery',
        lines: [{ itemId: 'chicken-burger-set', options: ['cola'], quantity: 2 }],
        delivery: {
          recipient: '李华',
          phone: '+86 138 0013 8000',
          address: { line1: '南京东路 100 号 3 楼', district: '黄浦区', postcode: '200001' },
          slot: 'asap',
          note: '门禁 1234',
        },
      },
    },
    combo: {
      summary: 'A combo with two drinks, of which its price holds one',
      value: {
        storeId: 'people-road',
        channel: 'kiosk',
        fulfilment: 'dine-in',
        lines: [
          {
            itemId: 'lunch-combo',
            choices: [
              { slotId: 'drink', itemId: 'tea' },
              { slotId: 'drink', itemId: 'tea' },
            ],
            quantity: 1,
          },
        ],
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
  'POST /v1/orders/{orderId}/tenders': {
    cash: {
      summary: 'A hundred yuan, and change',
      value: { tender: 'cash', amountTendered: 10000 },
    },
    card: {
      summary: 'One guest, on the terminal beside the till',
      value: { tender: 'card', checkId: 'c2', reference: 'T01 000417' },
    },
  },
  'POST /v1/stores/{storeId}/cashier-sessions': {
    device: { summary: 'The drawer of this till', value: { openingFloat: 50000 } },
    named: { summary: 'A drawer of its own', value: { openingFloat: 20000, drawer: 'bar' } },
  },
  'POST /v1/stores/{storeId}/cashier-sessions/{sessionId}/movements': {
    in: {
      summary: 'Coins from the bank',
      value: { kind: 'pay-in', amount: 10000, reason: 'Coins' },
    },
    out: {
      summary: 'Takings to the safe',
      value: { kind: 'pay-out', amount: 100000, reason: 'To the safe' },
    },
  },
  'POST /v1/stores/{storeId}/cashier-sessions/{sessionId}/close': {
    counted: { summary: 'All cash in the drawer', value: { counted: { cash: 61200 } } },
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
  'PUT /v1/stores/{storeId}/stock/{itemId}': {
    item: { summary: 'Twenty portions of a dish', value: { remaining: 20 } },
    option: {
      summary: 'Eight more of a drink, if nothing was sold meanwhile',
      value: { optionId: 'cola', remaining: 11, expected: 3 },
    },
  },
  'POST /v1/stores/{storeId}/offers': {
    lunch: {
      summary: 'Noodles and a drink for 35.00 at lunch on weekdays',
      value: {
        name: { 'zh-CN': '午市套餐', en: 'Lunch deal' },
        benefit: {
          kind: 'combo',
          comboPrice: 3500,
          parts: [
            { items: ['beef-noodles'], quantity: 1 },
            { items: ['soy-milk', 'cola'], quantity: 1 },
          ],
        },
        periods: [{ weekdays: [1, 2, 3, 4, 5], from: '11:00', until: '14:00' }],
      },
    },
    coupon: {
      summary: '5.00 off from 30.00, once for each customer, for the first thousand',
      value: {
        name: { 'zh-CN': '新客立减', en: 'Welcome' },
        benefit: { kind: 'amount', amount: 500 },
        minSubtotal: 3000,
        coupon: { code: 'WELCOME', maxUses: 1000, maxUsesPerCustomer: 1 },
      },
    },
    third: {
      summary: 'The third of three drinks is free',
      value: {
        name: { 'zh-CN': '买二送一', en: 'Third one free' },
        benefit: { kind: 'buy-n-get-m', buy: 2, get: 1, rate: 10_000, items: ['cola'] },
      },
    },
  },
  'PUT /v1/stores/{storeId}/offers/{offerId}': {
    percentage: {
      summary: '12 % off everything, and no other offer with it',
      value: {
        version: 1,
        name: { 'zh-CN': '全场八八折', en: '12 % off' },
        benefit: { kind: 'percentage', rate: 1200 },
        exclusive: true,
      },
    },
  },
  'PUT /v1/stores/{storeId}/pricing-rules': {
    china: {
      summary: 'VAT that the prices hold, and totals without fen',
      value: {
        version: 0,
        taxes: [{ taxClass: 'catering', label: '增值税 6%', rate: 600, mode: 'included' }],
        rounding: { to: 10, mode: 'down' },
      },
    },
  },
  'PUT /v1/stores/{storeId}/settings': {
    first: {
      summary: 'Numbers that tell where an order comes from',
      value: {
        version: 0,
        name: '汉堡南京路店',
        receiptLines: ['上海市黄浦区南京东路 100 号', '电话 021-5550 0100'],
        unpaidForMinutes: 15,
        pickupPrefixes: { kiosk: 'K', pos: 'A', table: 'T', phone: 'P' },
        cashierRefundLimit: 10000,
        releasePolicy: 'all-paid',
      },
    },
  },
  'PUT /v1/stores/{storeId}/kitchen': {
    two: {
      summary: 'A bar, and a kitchen that makes all else',
      value: {
        version: 0,
        stations: [
          { stationId: 'hot', name: '热厨', categoryIds: [], itemIds: [] },
          { stationId: 'bar', name: '水吧', categoryIds: ['drinks'], itemIds: ['sorbet'] },
        ],
        defaultStationId: 'hot',
        warnAfterSeconds: 480,
        lateAfterSeconds: 900,
      },
    },
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
  'POST /v1/stores/{storeId}/staff': {
    cashier: { summary: 'A new cashier', value: { name: '小王', role: 'cashier', pin: '4071' } },
  },
  'PATCH /v1/stores/{storeId}/staff/{staffId}': {
    pin: { summary: 'She has forgotten her PIN', value: { pin: '80526' } },
    promoted: { summary: 'She becomes the manager', value: { role: 'manager' } },
  },
  'POST /v1/staff/sessions': {
    pin: {
      summary: 'What was picked and typed at the till',
      value: { staffId: '01KB2Z3M4N5P6Q7R8S9T0V1W2X', pin: '4071' },
    },
  },
  'POST /v1/diners/tokens': {
    back: {
      summary: 'Back from Alipay',
      value: {
        storeId: 'people-road',
        authCode: '4b203fe6c11548bcabd8da5bb087a83b',
        state: '019ac3f1e2b0'.padEnd(76, '5d'),
        verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
      },
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
      value: { session: SESSION, orderId, lines: [{ itemId: 'dumplings', quantity: 2 }] },
    },
  },
  'PUT /v1/tables/{token}/order/lines/{lineId}': {
    one: { summary: 'One is enough', value: { session: SESSION, orderId, quantity: 1 } },
    none: { summary: 'Not wanted any more', value: { session: SESSION, orderId, quantity: 0 } },
  },
  'POST /v1/tables/{token}/order/payments': {
    mine: {
      summary: 'My dishes',
      value: { ...AT_TABLE, whose: 'mine', amount: 3600, lines: [{ lineId: 'l2', quantity: 2 }] },
    },
    all: {
      summary: 'I pay for everybody',
      value: {
        ...{ ...AT_TABLE, whose: 'all', amount: 9800 },
        lines: [
          { lineId: 'l1', quantity: 1 },
          { lineId: 'l2', quantity: 2 },
        ],
      },
    },
    check: {
      summary: 'Once more, after it failed',
      value: { ...AT_TABLE, whose: 'check', checkId: 'c2', amount: 3600 },
    },
  },
  'POST /v1/questions/{question}/answers': {
    week: {
      summary: 'A week of two stores',
      value: { from: '2026-11-20', to: '2026-11-26', storeIds: ['nanjing-road', 'huaihai-road'] },
    },
    everything: {
      summary: 'All stores, with what the question takes',
      value: { from: '2026-11-01', to: '2026-11-26', parameters: {} },
    },
  },
  'POST /v1/screen-steps': { dish: { summary: 'A dish was looked at', value: STEPS } },
  'POST /v1/tables/{token}/screen-steps': {
    dish: { summary: 'A dish was looked at', value: STEPS },
  },
};
