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
/** ... and messages start no further downloads while so many are. Answers always may. */
const MOST_REFUSED = 16;
/** A download without an answer refuses nothing, but need not be tried for every message. */
const UNANSWERED_MS = 5_000;

export interface LearningDeps {
  readonly clock: Clock;
  /** For one download. */
  readonly timeoutMs: number;
}

/**
 * Alipay's certificates of one account that were downloaded and whose chain ends at a root of the
 * secret (protocol 2.5). Kept for the sandbox's life, whatever new versions the secret gets.
 */
export class LearnedCertificates {
  readonly #deps: LearningDeps;
  readonly #learned = new Map<string, KeyObject>();
  /** Until when each is not asked for again (ms since 1970). */
  readonly #refused = new Map<string, number>();
  readonly #asking = new Map<string, Promise<KeyObject | undefined>>();

  constructor(deps: LearningDeps) {
    this.#deps = deps;
  }

  /** What the secret holds, and what was learned besides; a map to add to. */
  besides(known: Certificates['alipayCertificates']): Map<string, KeyObject> {
    return new Map([...this.#learned, ...known]);
  }

  /** The key of a certificate; undefined where it cannot be had or not be trusted. Never rejects. */
  async learn(
    credentials: CertifiedCredentials,
    serial: string,
    source: CertificateSource,
  ): Promise<KeyObject | undefined> {
    const learned = this.#learned.get(serial);
    if (learned) return learned;
    this.#forgetOldRefusals();
    const flooded = source === 'message' && this.#refused.size >= MOST_REFUSED;
    if (flooded || this.#refused.has(serial)) return undefined;
    const asking = this.#asking.get(serial) ?? this.#download(credentials, serial);
    this.#asking.set(serial, asking);
    try {
      return await asking;
    } finally {
      this.#asking.delete(serial);
    }
  }

  async #download(
    credentials: CertifiedCredentials,
    serial: string,
  ): Promise<KeyObject | undefined> {
    const { clock, timeoutMs } = this.#deps;
    const { request, read } = certificateDownload(credentials, serial, { now: clock.now() });
    const answer = await post({ ...request, timeoutMs }).catch(() => undefined);
    if (answer?.status !== 200) {
      this.#refused.set(serial, clock.now() + UNANSWERED_MS);
      return undefined;
    }
    const outcome = read(answer, clock.now());
    if (outcome.kind === 'refused') {
      this.#refused.set(serial, clock.now() + REFUSED_MS);
      return undefined;
    }
    this.#learned.set(serial, outcome.publicKey);
    return outcome.publicKey;
  }

  #forgetOldRefusals(): void {
    const now = this.#deps.clock.now();
    for (const [serial, until] of this.#refused) {
      if (now >= until) this.#refused.delete(serial);
    }
  }
}
