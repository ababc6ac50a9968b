import { readAnswerKnowing } from '../../adapters/alipay-http/certificates.ts';
import type { MerchantProtocols } from '../../adapters/alipay-http/merchant-protocols.ts';
import { networkCode } from '../../adapters/alipay-http/network-code.ts';
import { post } from '../../adapters/alipay-http/post.ts';
import type { Verdict, WireAnswer } from '../../alipay/gateway-protocol.ts';
import type { QueryOutcome } from '../../alipay/outcomes.ts';
import type { MerchantId } from '../../core/domain/ids.ts';
import { CURRENCIES } from '../../core/domain/money.ts';
import { type Finding, good, type Surroundings, unchecked, wrong } from './configuration.ts';
import { ANSWERED, type Fault, NETWORK, sentenceFor } from './sentences.ts';

/** Alipay refuses requests whose time is minutes off; a machine whose clock is kept is within one. */
const MAX_SKEW_MS = 60_000;

/**
 * Asks for a trade that does not exist, which moves nothing. A verified answer proves both key
 * directions: Alipay accepted our signature, and we accept its own.
 */
export async function checkGateway(
  protocols: MerchantProtocols,
  merchantId: MerchantId,
  { now, timeoutMs }: Surroundings,
): Promise<Finding[]> {
  const alipay = await protocols.protocol(merchantId);
  const currency = CURRENCIES.find((known) => alipay.settlesIn(known)) ?? 'CNY';
  const startedAt = now();
  const outTradeNo = `DOCTOR${startedAt}`;
  const trade = { outTradeNo, amount: { currency, minor: 1 } };
  const { request, read } = alipay.query(trade, { now: startedAt, notifyUrl: '' });
  let answer: WireAnswer;
  try {
    answer = await post({ ...request, timeoutMs, fresh: true });
  } catch (error) {
    return [wrong(sentenceFor(NETWORK, networkCode(error)))];
  }
  const { status, headers } = answer;
  if (status !== 200) {
    return [
      wrong(`The endpoint answered HTTP ${status}, which Alipay does not: see its host and path.`),
    ];
  }
  const verdict = await readAnswerKnowing(protocols, merchantId, () => read(answer));
  return [checkVerdict(verdict, answer), checkClock(headers['date'], now())];
}

function checkVerdict(verdict: Verdict<QueryOutcome>, { body }: WireAnswer): Finding {
  if (verdict.kind === 'unverified') {
    const claim = verdict.code === 'UNSIGNED' ? claimIn(body.toString('latin1')) : undefined;
    return wrong(sentenceFor(ANSWERED, claim ?? verdict.code));
  }
  const { outcome } = verdict;
  return outcome.kind === 'unknown'
    ? wrong(sentenceFor(ANSWERED, outcome.code))
    : good("Alipay took our signature, and its answer is signed with the secret's Alipay key.");
}

/** What an answer that nobody signed says of itself: good for a hint, and for nothing else. */
function claimIn(body: string): string | undefined {
  const words: string[] = body.match(/[\w.-]{8,64}/g) ?? [];
  return words.find((word) => ANSWERED.some(({ code }: Fault) => code.test(word)));
}

function checkClock(date: string | undefined, now: number): Finding {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs))
    return unchecked("Alipay's answer has no date to compare the clock with.");
  const seconds = Math.round((now - theirs) / 1_000);
  return Math.abs(now - theirs) > MAX_SKEW_MS
    ? wrong(`This machine's clock is ${seconds} s off: let it follow a time server.`)
    : good(`The clock is within a minute of Alipay's.`);
}
