import type { KeyObject } from 'node:crypto';
import type { Certificates } from '../../alipay/open-platform/credentials.ts';
import {
  type CertifiedCredentials,
  certificateDownload,
} from '../../alipay/open-platform/download-certificate.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { CertificateSource } from './certificates.ts';
import { post } from './post.ts';

/** Anybody can name a certificate in a forged message, so a refusal is remembered for this long ... */
const REFUSED_MS = 10 * 60_000;
/** ... and messages start no further downloads while so many are, or are being asked for ... */
const MOST_REFUSED = 16;
/** ... or while so many are under way. Answers always may. */
const MOST_AT_ONCE = 4;
/** A download without an answer refuses nothing, but need not be tried for every message. */
const UNANSWERED_MS = 5_000;

interface Learned {
  readonly key: KeyObject;
  readonly validTo: number;
}

interface Refusal {
  /** Milliseconds since 1970. */
  readonly until: number;
  /** One that a message provoked says nothing to an answer of Alipay's. */
  readonly source: CertificateSource;
}

export interface LearningDeps {
  readonly clock: Clock;
  /** For one download. */
  readonly timeoutMs: number;
}

/**
 * Alipay's certificates of one account that were downloaded and whose chain ends at a root of the
 * secret (protocol 2.5). Kept until they end, whatever new versions the secret gets.
 */
export class LearnedCertificates {
  readonly #deps: LearningDeps;
  readonly #learned = new Map<string, Learned>();
  /** Those that are not asked for again for a while. */
  readonly #refused = new Map<string, Refusal>();
  readonly #asking = new Map<string, Promise<KeyObject | undefined>>();

  constructor(deps: LearningDeps) {
    this.#deps = deps;
  }

  /** What the secret holds, and what was learned besides; a map to add to. */
  besides(known: Certificates['alipayCertificates']): Map<string, KeyObject> {
    this.#forget();
    const learned = [...this.#learned].map(([serial, { key }]) => [serial, key] as const);
    return new Map([...learned, ...known]);
  }

  /** The key of a certificate; undefined where it cannot be had or not be trusted. Never rejects. */
  async learn(
    credentials: CertifiedCredentials,
    serial: string,
    source: CertificateSource,
  ): Promise<KeyObject | undefined> {
    this.#forget();
    const learned = this.#learned.get(serial);
    if (learned) return learned.key;
    const refusal = this.#refused.get(serial);
    if (refusal && (source === 'message' || refusal.source === 'answer')) return undefined;
    const underWay = this.#asking.get(serial);
    if (underWay !== undefined) return await underWay;
    if (source === 'message' && this.#isFlooded()) return undefined;
    const asking = this.#download(credentials, serial, source);
    this.#asking.set(serial, asking);
    try {
      return await asking;
    } finally {
      this.#asking.delete(serial);
    }
  }

  #isFlooded(): boolean {
    const { size } = this.#asking;
    return size >= MOST_AT_ONCE || this.#refused.size + size >= MOST_REFUSED;
  }

  async #download(
    credentials: CertifiedCredentials,
    serial: string,
    source: CertificateSource,
  ): Promise<KeyObject | undefined> {
    const { clock, timeoutMs } = this.#deps;
    const { request, read } = certificateDownload(credentials, serial, { now: clock.now() });
    const answer = await post({ ...request, timeoutMs }).catch(() => undefined);
    const now = clock.now();
    const outcome = answer?.status === 200 ? read(answer, now) : undefined;
    if (outcome?.kind !== 'trusted') {
      const waitMs = outcome?.kind === 'refused' ? REFUSED_MS : UNANSWERED_MS;
      this.#refused.set(serial, { until: now + waitMs, source });
      return undefined;
    }
    const { publicKey: key, validTo } = outcome;
    this.#learned.set(serial, { key, validTo });
    this.#refused.delete(serial);
    return key;
  }

  #forget(): void {
    const now = this.#deps.clock.now();
    for (const [serial, { until }] of this.#refused) {
      if (now >= until) this.#refused.delete(serial);
    }
    for (const [serial, { validTo }] of this.#learned) {
      if (now > validTo) this.#learned.delete(serial);
    }
  }
}
