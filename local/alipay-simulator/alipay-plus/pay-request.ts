import { createHash } from 'node:crypto';
import { z } from 'zod';
import { scriptOfAmount } from '../amount-scripts.ts';
import { scriptOfAuthCode } from '../auth-code-scripts.ts';
import type { OpenOrder, Order } from '../ledger/trade.ts';
import { flag, money, requestId, text, yes } from './fields.ts';
import { type CallContext, illegal, type Refused, refuse, type Understood } from './method.ts';
import { codePrefixes, type Scenario, scenarios } from './presented-code.ts';
import { parseTime } from './time.ts';

const store = z.looseObject({
  referenceStoreId: text(64),
  storeName: text(256),
  storeMCC: text(32).optional(),
});

const environment = z.looseObject({
  storeTerminalId: text(64).optional(),
  storeTerminalRequestTime: text(32).optional(),
  userAgent: text(1024).optional(),
});

const schema = z.looseObject({
  productCode: z.string().optional(),
  paymentRequestId: requestId,
  order: z.looseObject({
    referenceOrderId: text(64),
    orderDescription: text(256),
    orderAmount: money,
    merchant: z.looseObject({
      referenceMerchantId: text(32),
      merchantName: text(256),
      merchantMCC: text(32),
      merchantAddress: z.looseObject({ region: text(2) }).optional(),
      store: store.optional(),
    }),
    env: environment.optional(),
  }),
  paymentAmount: money,
  paymentMethod: z.looseObject({
    paymentMethodType: text(64),
    paymentMethodId: text(128).optional(),
  }),
  paymentFactor: z.looseObject({
    inStorePaymentScenario: z.enum(scenarios),
    isInStorePayment: flag.optional(),
    isCashierPayment: flag.optional(),
  }),
  paymentNotifyUrl: text(2048).optional(),
  paymentExpiryTime: z
    .string()
    .transform(parseTime)
    .refine((at) => at !== undefined)
    .optional(),
  settlementStrategy: z.looseObject({ settlementCurrency: text(3) }).optional(),
  merchantRegion: text(2).optional(),
});

/** What one dialect insists on. */
const dialects = {
  ams: z.looseObject({ productCode: z.literal('IN_STORE_PAYMENT') }),
  aps: z.looseObject({ paymentFactor: z.looseObject({ isInStorePayment: yes }) }),
} as const;

/** What a scenario insists on: an Entry Code is paid in some store, by some browser or wallet. */
const needs = {
  PaymentCode: z.looseObject({ paymentMethod: z.looseObject({ paymentMethodId: text(128) }) }),
  OrderCode: z.looseObject({}),
  EntryCode: z.looseObject({
    order: z.looseObject({
      merchant: z.looseObject({ store }),
      env: z.looseObject({ userAgent: text(1024) }),
    }),
  }),
} as const satisfies Record<Scenario, z.ZodType>;

type Payment = z.infer<typeof schema>;

const customerCode = /^(25|26|27|28|29|30)\d{14,22}$/;
/** By contract, for a payment that names no `paymentExpiryTime`. */
const usualLifeMs = 10 * 60_000;

/** Reads a `pay` as far as it can be judged without the ledger. */
export function readPayment(body: unknown, context: CallContext): Understood | Refused {
  const { data, error } = schema.safeParse(body);
  if (error !== undefined) return illegal(error);
  const scenario = data.paymentFactor.inStorePaymentScenario;
  for (const more of [dialects[context.dialect], needs[scenario]]) {
    const checked = more.safeParse(body);
    if (checked.error !== undefined) return illegal(checked.error);
  }
  const wrongMoney = moneyFault(data, context);
  if (wrongMoney !== undefined) return wrongMoney;

  const order = orderOf(data, body, context);
  const { value } = data.paymentAmount;
  if (scenario !== 'PaymentCode') {
    const { expires } = order;
    const prefix = codePrefixes[scenario];
    const code = { order, expires, opensTrade: true, prefix } as const;
    return { command: { operation: 'precreate', code }, scripted: scriptOfAmount(value) };
  }
  const code = data.paymentMethod.paymentMethodId ?? '';
  if (!customerCode.test(code)) {
    return refuse(context.dialect === 'ams' ? 'INVALID_PAYMENT_CODE' : 'INVALID_CODE');
  }
  return {
    command: { operation: 'pay', order: { ...order, ...buyerWith(code) } },
    scripted: scriptOfAuthCode(code) ?? (precedents.has(value) ? scriptOfAmount(value) : undefined),
  };
}

/** Amounts that the mock of AMS knows for a `pay` (protocol 4.8), where the code scripts nothing. */
const precedents: ReadonlySet<number> = new Set([9901, 9902]);

function moneyFault(
  { order, paymentAmount, settlementStrategy }: Payment,
  { merchant }: CallContext,
): Refused | undefined {
  const { currency, value } = paymentAmount;
  if (order.orderAmount.currency !== currency || order.orderAmount.value !== value) {
    return refuse('PARAM_ILLEGAL', 'Illegal parameters exist. (paymentAmount)');
  }
  if (currency !== merchant.currency) return refuse('CURRENCY_NOT_SUPPORT');
  const settledIn = settlementStrategy?.settlementCurrency ?? merchant.currency;
  return settledIn === merchant.currency ? undefined : refuse('SETTLE_CONTRACT_NOT_MATCH');
}

function orderOf(data: Payment, body: unknown, { dialect }: CallContext): OpenOrder {
  const { paymentRequestId, paymentAmount, paymentNotifyUrl, paymentExpiryTime: at } = data;
  return {
    outTradeNo: paymentRequestId,
    totalFen: paymentAmount.value,
    currency: paymentAmount.currency,
    subject: data.order.orderDescription,
    fingerprint: hashOf(JSON.stringify(withoutEnvironment(body))),
    expires: at === undefined ? { afterMs: usualLifeMs } : { at },
    ...(paymentNotifyUrl !== undefined && { notifyUrl: paymentNotifyUrl }),
    echo: { dialect },
  };
}

/** The body with its members in one order, and without what may differ when it is sent again. */
function withoutEnvironment(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutEnvironment);
  return Object.entries(value)
    .filter(([name]) => name !== 'env')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => [name, withoutEnvironment(member)]);
}

function buyerWith(code: string): Pick<Order, 'codeHash' | 'buyerId' | 'buyerLogonId'> {
  const buyer = BigInt(`0x${hashOf(`buyer ${code}`)}`).toString();
  return {
    codeHash: hashOf(code),
    buyerId: `2088${buyer.slice(0, 12)}`,
    buyerLogonId: `159****${buyer.slice(-4)}`,
  };
}

const hashOf = (value: string): string => createHash('sha256').update(value).digest('hex');
