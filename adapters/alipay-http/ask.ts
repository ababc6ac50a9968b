import type {
  CallContext,
  Exchange,
  GatewayProtocol,
  WireAnswer,
} from '../../alipay/gateway-protocol.ts';
import type { MerchantId } from '../../core/domain/ids.ts';
import type { Currency } from '../../core/domain/money.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { type CertificateLearner, readAnswerKnowing } from './certificates.ts';
import { networkCode } from './network-code.ts';
import { post } from './post.ts';

export interface SendDeps extends CertificateLearner {
  /** Told of answers that only a person of ours can mend: keys, contracts, forged or broken answers. */
  readonly onTrouble: (merchantId: MerchantId, code: string) => void;
}

export interface AskDeps extends SendDeps {
  readonly clock: Clock;
  /** A merchant's access to its gateway. Rejects where its secret cannot be read or used. */
  readonly protocol: (merchantId: MerchantId) => Promise<GatewayProtocol>;
  /** Where Alipay posts the notifications of a merchant's payments. */
  readonly notifyUrl: (merchantId: MerchantId) => string;
}

export interface Sending {
  readonly merchantId: MerchantId;
  /** For the whole exchange. */
  readonly timeoutMs: number;
  /** Opens a connection of its own. */
  readonly fresh: boolean;
}

export interface Question<Outcome> extends Sending {
  /** What the customer pays in; undefined where the call asks nobody for money. */
  readonly currency?: Currency;
  /** Undefined where the gateway has no such thing. */
  readonly exchange: (
    alipay: GatewayProtocol,
    context: CallContext,
  ) => Exchange<Outcome> | undefined;
}

export type Asked<Outcome> =
  | { readonly kind: 'answered'; readonly outcome: Outcome }
  /** Nothing was sent, so nothing was done by this call. */
  | { readonly kind: 'unsent'; readonly code: string }
  /** Whether Alipay acted is unknown. */
  | { readonly kind: 'unanswered'; readonly code: string };

/** A verified answer, or why there is none. Sends once, and does not reject for what others do. */
export async function ask<Outcome extends object>(
  deps: AskDeps,
  question: Question<Outcome>,
): Promise<Asked<Outcome>> {
  const { merchantId, currency } = question;
  const alipay = await protocolOf(deps, merchantId);
  if (!alipay) return { kind: 'unsent', code: 'NO_CREDENTIALS' };
  // In another currency the customer would be charged another amount.
  if (currency !== undefined && !alipay.settlesIn(currency)) {
    return { kind: 'unsent', code: 'CURRENCY_NOT_SUPPORT' };
  }
  const context = { now: deps.clock.now(), notifyUrl: deps.notifyUrl(merchantId) };
  const exchange = exchangeOf(question, alipay, context);
  if (typeof exchange === 'string') return { kind: 'unsent', code: exchange };
  return await send(deps, question, exchange);
}

/** The exchange, or why the gateway cannot even be asked. */
function exchangeOf<Outcome>(
  { exchange }: Question<Outcome>,
  alipay: GatewayProtocol,
  context: CallContext,
): Exchange<Outcome> | 'METHOD_NOT_SUPPORTED' | 'AMOUNT_NOT_SUPPORTED' {
  try {
    return exchange(alipay, context) ?? 'METHOD_NOT_SUPPORTED';
  } catch (error) {
    // A refund of money that another gateway took has an amount that this one cannot write.
    if (error instanceof RangeError) return 'AMOUNT_NOT_SUPPORTED';
    throw error;
  }
}

/** What a verified answer says, or why nothing is known. */
export async function send<Outcome extends object>(
  deps: SendDeps,
  { merchantId, timeoutMs, fresh }: Sending,
  exchange: Exchange<Outcome>,
): Promise<Exclude<Asked<Outcome>, { readonly kind: 'unsent' }>> {
  let answer: WireAnswer;
  try {
    answer = await post({ ...exchange.request, timeoutMs, fresh });
  } catch (error) {
    return { kind: 'unanswered', code: networkCode(error) };
  }
  if (answer.status !== 200) return { kind: 'unanswered', code: `HTTP_${answer.status}` };
  const verdict = await readAnswerKnowing(deps, merchantId, () => exchange.read(answer));
  if (verdict.kind === 'unverified') {
    deps.onTrouble(merchantId, verdict.code);
    return { kind: 'unanswered', code: verdict.code };
  }
  const { outcome } = verdict;
  const fault = ourFault(outcome);
  if (fault !== undefined) deps.onTrouble(merchantId, fault);
  return { kind: 'answered', outcome };
}

/** Undefined where the secret cannot be read or used: then nothing is sent, and a person must look. */
async function protocolOf(
  deps: AskDeps,
  merchantId: MerchantId,
): Promise<GatewayProtocol | undefined> {
  try {
    return await deps.protocol(merchantId);
  } catch {
    deps.onTrouble(merchantId, 'NO_CREDENTIALS');
    return undefined;
  }
}

/** The code of a refusal for what we are or sent, not for the customer (protocol 2.8, 2.16, 4.7). */
function ourFault(outcome: object): string | undefined {
  if (!('code' in outcome && typeof outcome.code === 'string')) return undefined;
  const { code } = outcome;
  const named = 'configuration' in outcome && outcome.configuration === true;
  return named || INCONSISTENT.some((word) => code.endsWith(word)) ? code : undefined;
}

/** The same number was sent before with other parameters. */
const INCONSISTENT = ['CONTEXT_INCONSISTENT', 'REPEAT_REQ_INCONSISTENT'];
