import { CASE_KINDS, caseIdOf } from '../domain/exception-case.ts';
import { type MerchantId, parseOutTradeNo } from '../domain/ids.ts';
import type { CaseList } from '../ports/case-list.ts';
import type { Inbox, InboxItem } from '../ports/inbox.ts';
import type { GatewayNotice, PaymentGateway, PostedMessage } from '../ports/payment-gateway.ts';
import { type CreditDeps, receiveCredit } from './receive-credit.ts';
import { settlePayment } from './settle-payment.ts';

export interface NotificationDeps extends CreditDeps {
  readonly gateway: Pick<PaymentGateway, 'parseNotification'>;
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
  const { noticeId } = parsed.notice;
  const item: InboxItem = { merchantId, noticeId, ...message, receivedAt: deps.clock.now() };
  const isNew = await deps.inbox.receive(item);
  if (!isNew) return { kind: 'settled' };
  try {
    await settleNotice(deps, merchantId, parsed.notice);
    await deps.inbox.settled(item);
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
  await settleNotice(deps, item.merchantId, parsed.notice);
  await deps.inbox.settled(item);
}

async function settleNotice(
  deps: NotificationDeps,
  merchantId: MerchantId,
  notice: GatewayNotice,
): Promise<void> {
  const ours = parseOutTradeNo(notice.outTradeNo);
  if (!ours) return await receiveCredit(deps, merchantId, notice);
  const event = { source: 'notification', ...notice.result } as const;
  const settled = await settlePayment(deps, { merchantId, ...ours }, event);
  if (!settled) await openOrphan(deps, merchantId, notice);
}

/** Only money is a matter for a person; news of an unpaid trade of nobody is none. */
async function openOrphan(
  deps: NotificationDeps,
  merchantId: MerchantId,
  notice: GatewayNotice,
): Promise<void> {
  if (notice.result.kind !== 'captured') return;
  const kind = 'unknown-payment';
  await deps.cases.openOrphan({
    caseId: caseIdOf(kind, notice.tradeNo),
    merchantId,
    kind,
    status: 'OPEN',
    openedAt: deps.clock.now(),
    detail: `${CASE_KINDS[kind].says} ${notice.outTradeNo}, trade ${notice.tradeNo}`,
    amount: notice.amount,
  });
}
