import type { MerchantId } from '../../core/domain/ids.ts';
import type { Buyer, Buyers } from '../../core/ports/buyers.ts';

/** An Alipay of memory: it hands out codes, each good once and for one merchant. */
export class MemoryBuyers implements Buyers {
  readonly #codes = new Map<string, { readonly merchantId: MerchantId; readonly buyer: Buyer }>();
  readonly #elsewhere: readonly MerchantId[];
  #made = 0;
  /** Every code that Alipay was asked about. */
  readonly asked: string[] = [];
  /** While it is away, a code is spent and nobody knows whose it was. */
  isAway = false;

  constructor(elsewhere: readonly MerchantId[] = []) {
    this.#elsewhere = elsewhere;
  }

  /** The customer has agreed on the page. */
  agree(merchantId: MerchantId, buyer: Buyer): string {
    this.#made += 1;
    const code = `code-${this.#made}`;
    this.#codes.set(code, { merchantId, buyer });
    return code;
  }

  authorisePage: Buyers['authorisePage'] = async (merchantId, { redirectUri, state }) => {
    if (this.#elsewhere.includes(merchantId)) return { kind: 'elsewhere' };
    const query = new URLSearchParams({ redirect_uri: redirectUri, state });
    return { kind: 'page', url: `https://alipay.test/authorize?${query}` };
  };

  identifyBuyer: Buyers['identifyBuyer'] = async (merchantId, code) => {
    if (this.#elsewhere.includes(merchantId)) return { kind: 'elsewhere' };
    this.asked.push(code);
    const found = this.#codes.get(code);
    this.#codes.delete(code);
    if (this.isAway) return { kind: 'unknown', code: 'TIMEOUT' };
    if (found?.merchantId !== merchantId) return { kind: 'refused', code: 'code-invalid' };
    return { kind: 'identified', buyer: found.buyer };
  };
}
