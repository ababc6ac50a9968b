import { CASE_KINDS, caseIdOf } from '../domain/exception-case.ts';
import { type MerchantId, parseOutTradeNo } from '../domain/ids.ts';
import type { Money } from '../domain/money.ts';
import type { CaseList } from '../ports/case-list.ts';
import type { Inbox, InboxItem } from '../ports/inbox.ts';
import type {
  GatewayNotice,
  NotificationResult,
  PaymentGateway,
  PostedMessage,
} from '../ports/payment-gateway.ts';
import { type CreditDeps, receiveCredit } from './receive-credit.ts';
import { settlePayment } from './settle-payment.ts';

export interface NotificationDeps extends CreditDeps {
  readonly gateway: Pick<PaymentGateway, 'parseNotification' | 'query'>;
  readonly inbox: Inbox;
  readonly cases: CaseList;
}

/** `postponed`: it is in the inbox, and the sweeper settles it; Alipay hears `success` all the same. */
export type Reception =
  | { readonly kind: 'rejected'; readonly reason: string }
  | { readonly kind: 'settled' }
  | { readonly kind: 'postponed'; readonly error: unknown };

/**
 * Takes one notification. What is not provably Alipay's changes nothing; what is, is stored before
 * it is acknowledged, and then settled like any other evidence.
 */
export async function receiveNotification(
  deps: NotificationDeps,
  merchantId: MerchantId,
  message: PostedMessage,
): Promise<Reception> {
  const parsed = await deps.gateway.parseNotification(merchantId, message);
  if (parsed.kind === 'rejected') return parsed;
  if (parsed.kind === 'irrelevant') return { kind: 'settled' };
  const noticeId = parsed.kind === 'unreadable' ? parsed.noticeId : parsed.notice.noticeId;
  const item: InboxItem = { merchantId, noticeId, ...message, receivedAt: deps.clock.now() };
  const isNew = await deps.inbox.receive(item);
  if (!isNew) return { kind: 'settled' };
  try {
    await settleParsed(deps, item, parsed);
    return { kind: 'settled' };
  } catch (error) {
    return { kind: 'postponed', error };
  }
}

/** Settles an inbox item that could not be settled when it came. @throws to be tried again. */
export async function settleInboxItem(deps: NotificationDeps, item: InboxItem): Promise<void> {
  const { path = '', headers = {}, body } = item;
  const parsed = await deps.gateway.parseNotification(item.merchantId, { path, headers, body });
  if (parsed.kind === 'rejected') {
    throw new Error(`Notification ${item.noticeId} no longer verifies: ${parsed.reason}`);
  }
  await settleParsed(deps, item, parsed);
}

/** What nobody could settle for a day, our keys being others now perhaps, is a person's. */
export async function giveUpNotice(deps: NotificationDeps, item: InboxItem): Promise<void> {
  await openOrphan(deps, item.merchantId, 'unsettled-notice', {
    about: item.noticeId,
    detail: `Notification ${item.noticeId} could not be settled.`,
  });
  await deps.inbox.settled(item);
}

async function settleParsed(
  deps: NotificationDeps,
  item: InboxItem,
  parsed: Exclude<NotificationResult, { readonly kind: 'rejected' }>,
): Promise<void> {
  const { merchantId, noticeId, receivedAt } = item;
  if (parsed.kind === 'unreadable') {
    const { detail } = parsed;
    await openOrphan(deps, merchantId, 'unsettled-notice', { about: noticeId, detail });
  }
  if (parsed.kind === 'authentic') {
    await settleNotice(deps, merchantId, parsed.notice, receivedAt);
  }
  await deps.inbox.settled(item);
}

async function settleNotice(
  deps: NotificationDeps,
  merchantId: MerchantId,
  notice: GatewayNotice,
  receivedAt: number,
): Promise<void> {
  const ours = parseOutTradeNo(notice.outTradeNo);
  if (!ours) return await receiveCredit(deps, merchantId, notice, receivedAt);
  const event = { source: 'notification', ...notice.result } as const;
  const settled = await settlePayment(deps, { merchantId, ...ours }, event);
  // Only money is a matter for a person; news of an unpaid trade of nobody is none.
  if (settled || notice.result.kind !== 'captured') return;
  const { outTradeNo, tradeNo, amount } = notice;
  const detail = `${outTradeNo}, trade ${tradeNo}`;
  await openOrphan(deps, merchantId, 'unknown-payment', { about: tradeNo, detail, amount });
}

/** A case that belongs to no order. */
async function openOrphan(
  deps: NotificationDeps,
  merchantId: MerchantId,
  kind: 'unknown-payment' | 'unsettled-notice',
  { about, detail, amount }: { about: string; detail: string; amount?: Money },
): Promise<void> {
  await deps.cases.openOrphan({
    caseId: caseIdOf(kind, about),
    merchantId,
    kind,
    status: 'OPEN',
    openedAt: deps.clock.now(),
    detail: `${CASE_KINDS[kind].says} ${detail}`,
    ...(amount && { amount }),
  });
}
