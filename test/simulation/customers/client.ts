import { between } from '../world/chance.ts';
import type { Emphasis } from '../world/conditions.ts';
import type { Answer, Caller, Request, Role } from '../world/http-types.ts';
import { accountOf, currencyAt, type SimulatedMerchant } from '../world/merchants.ts';
import type { World } from '../world/world.ts';

const TRIES = 5;

/** One party to an order, with a screen of its own, who repeats what got no answer. */
export class Client {
  readonly world: World;
  readonly name: string;
  readonly #merchant: SimulatedMerchant;

  constructor(world: World, name: string, merchant: SimulatedMerchant) {
    this.world = world;
    this.name = name;
    this.#merchant = merchant;
  }

  /** The choice of these words, for this client alone. */
  chance(...words: readonly (string | number)[]): number {
    return this.world.chance(this.name, ...words);
  }

  /** A probability, or nearly certainty in a world that is about this. */
  often(emphasis: Emphasis, otherwise: number): number {
    return this.world.conditions.emphases.includes(emphasis) ? 0.9 : otherwise;
  }

  wait(lowMs: number, highMs: number, ...words: readonly (string | number)[]): Promise<void> {
    return this.world.time.wait(between(lowMs, highMs, this.chance('wait', ...words)));
  }

  as(role: Role): Caller {
    const { merchantId, storeId } = this.#merchant;
    return { role, merchantId, storeId };
  }

  /** Pays with the code that hangs at a terminal. */
  payAtShop(terminalId: string, minor: number): void {
    const { alipay, gateway } = this.world;
    const { merchantId, storeId } = this.#merchant;
    const { account } = accountOf(gateway, this.#merchant);
    const currency = currencyAt(gateway, this.#merchant);
    const notifyUrl = `https://api.test/v1/alipay/${merchantId}/notifications`;
    alipay.payAtShop({ account, storeId, terminalId, currency, minor, notifyUrl });
  }

  once(role: Role, request: Request): Promise<Answer | undefined> {
    return this.world.http.send(this.as(role), request);
  }

  /** Sends the very same request again while no answer comes, or one that says to try again. */
  async insist(role: Role, request: Request): Promise<Answer | undefined> {
    for (let n = 0; n < TRIES; n++) {
      const answer = await this.once(role, request);
      if (answer && answer.status < 500) return answer;
      await this.wait(500, 20_000, 'again', request.routeKey, request.key ?? '', n);
    }
    return undefined;
  }
}
