import { bug, type PlantedBug } from './bug.ts';

const TRANSACTION = 'adapters/dynamodb/order-transaction.ts';
const RECEIVE = 'core/usecases/receive-notification.ts';
const NOTIFICATION = 'alipay/open-platform/notification.ts';
const PORTIONS = 'core/domain/portions.ts';
const STOCK = 'core/domain/stock.ts';
const INBOX = 'adapters/dynamodb/inbox.ts';

/** In the store, the inbox, keys, tenants and secrets. */
export const PLUMBING_BUGS: readonly PlantedBug[] = [
  bug(
    'key-outside-the-transaction',
    'The Idempotency-Key is not stored with what it made.',
    TRANSACTION,
    '    ...idempotencyItem(TableName, changes),\n',
    '    ...idempotencyItem(TableName, changes).slice(1),\n',
  ),
  bug(
    'key-takes-any-body',
    'The same Idempotency-Key with another body gets the first answer.',
    'core/usecases/idempotency.ts',
    '  if (record.fingerprint === fingerprint) return ok(record);',
    '  if (record.fingerprint !== fingerprint || record) return ok(record);',
  ),
  {
    name: 'no-version-check',
    says: 'Two workers change one order, and one change is lost.',
    patches: [
      { file: TRANSACTION, find: "'#version = :basedOn'", replace: "'#version >= :basedOn'" },
      {
        file: TRANSACTION,
        find: "    data: journal,\n  };\n  return { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } };",
        replace: '    data: journal,\n  };\n  return { Put: { TableName, Item } };',
      },
    ],
  },
  bug(
    'portions-come-back-twice',
    'An order that ends unpaid gives back more portions than it held.',
    PORTIONS,
    '({ ...name, by: quantity })',
    '({ ...name, by: 2 * quantity })',
  ),
  bug(
    'portions-are-not-taken',
    'An order writes down that it holds portions, and the count stays.',
    STOCK,
    'by: -quantity',
    'by: Math.min(0, quantity) - 0',
  ),
  bug(
    'expired-orders-keep-portions',
    'An order that nobody pays ends, and what it held is lost.',
    'core/domain/expire-order.ts',
    "  return givingBack({ ...order, status: 'CANCELED', dueAt: undefined });",
    "  return { ...givingBack({ ...order, status: 'CANCELED', dueAt: undefined }), stock: [] };",
  ),
  bug(
    'time-ends-an-order-that-is-being-paid',
    'An order ends by time while a payment of it runs.',
    'core/domain/expire-order.ts',
    '    ...running.map((p) => Math.max(p.cancelAt, now) + POLICY.watchEveryMs),',
    '    ...running.map((p) => p.startedAt),',
  ),
  bug(
    'torn-reads-are-believed',
    'A decision is made on an order that was read half changed.',
    'adapters/dynamodb/order-rows.ts',
    '  if (!isWhole) return undefined;',
    '  if (!isWhole && !root) return undefined;',
  ),
  bug(
    'acknowledged-before-it-is-stored',
    'Alipay hears success before the notification is durable.',
    RECEIVE,
    '  const isNew = await deps.inbox.receive(item);',
    '  const isNew = true;\n  void deps.inbox.receive(item).catch(() => isNew);',
  ),
  bug(
    'settled-before-it-is',
    'A notification is marked as settled before it is.',
    RECEIVE,
    '  try {\n    await settleParsed(deps, item, parsed);',
    '  try {\n    await deps.inbox.settled(item);\n    await settleParsed(deps, item, parsed);',
  ),
  bug(
    'inbox-is-never-read-again',
    'A notification that could not be settled stays in the inbox for ever.',
    INBOX,
    '      ...dueAttributes(noticeId, receivedAt + DUE_AFTER_MS),\n',
    '      ...(dueAttributes(noticeId, receivedAt + DUE_AFTER_MS).dueShard ? {} : {}),\n',
  ),
  bug(
    'money-of-nobody-is-dropped',
    'A payment that we never made is reported, and no person sees it.',
    RECEIVE,
    "  if (settled || notice.result.kind !== 'captured') return;",
    '  if (settled || ours) return;',
  ),
  bug(
    'forged-notifications-are-believed',
    'The signature of a notification is not verified.',
    NOTIFICATION,
    '  return [sent, ...shortenings(sent)].find(isSigned);',
    '  return [sent, ...shortenings(sent)].find((params) => isSigned(params) || params);',
  ),
  {
    name: 'downgrade-is-accepted',
    says: 'A message may choose its algorithm: what is not RSA2 is not verified.',
    patches: [
      {
        file: NOTIFICATION,
        find: "  if (signType !== undefined && signType !== credentials.signType) return rejected('sign-type');\n",
        replace: '',
      },
      {
        file: NOTIFICATION,
        find: '  const params = signedParams(form, credentials.signType, trusted.keys);',
        replace:
          '  const params =\n    signType === credentials.signType\n      ? signedParams(form, credentials.signType, trusted.keys)\n      : form;',
      },
    ],
  },
  bug(
    'auth-code-is-stored',
    'The scanned code is written into the payment.',
    'core/usecases/start-payment.ts',
    '    payments: [...stopped, born.payment],',
    "    payments: [...stopped, { ...born.payment, ...('authCode' in command && { lastCode: command.authCode }) }],",
  ),
  bug(
    'auth-code-is-logged',
    'The body of a payment request is logged.',
    'functions/payments/handler.ts',
    '      return started(await startPayment(payDeps(), command));',
    '      process.stdout.write(JSON.stringify(body));\n      return started(await startPayment(payDeps(), command));',
  ),
  bug(
    'tenant-is-not-checked',
    'An order of another merchant is found.',
    'functions/shared/http/scope.ts',
    '  const found = await orders.load(principal.merchantId, orderIdOf(orderId));',
    "  const others = (principal.merchantId === 'm1' ? 'm2' : 'm1') as typeof principal.merchantId;\n  const found =\n    (await orders.load(principal.merchantId, orderIdOf(orderId))) ??\n    (await orders.load(others, orderIdOf(orderId)));",
  ),
  bug(
    'pickup-numbers-repeat',
    'Two customers get the same number.',
    'adapters/dynamodb/pickup-numbers.ts',
    "'ADD lastNumber :one SET expiresAt",
    "'SET lastNumber = :one, expiresAt",
  ),
  bug(
    'refund-needs-no-reason',
    'A refund does not say who wanted it and why.',
    'core/usecases/request-refund.ts',
    '    reason,\n    requestedBy: actor,',
    '    reason: reason.slice(0, 0),\n    requestedBy: actor.slice(0, 0),',
  ),
  bug(
    'cases-are-not-announced',
    'A case opens and no alarm counts it.',
    'functions/effects/handler.ts',
    "      if (eventName === 'INSERT') announce(outgoing.opened);",
    "      if (eventName === 'REMOVE') announce(outgoing.opened);",
  ),
];
