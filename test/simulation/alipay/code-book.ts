import type { Code } from '../../../local/alipay-simulator/ledger/code.ts';
import type { OpenOrder } from '../../../local/alipay-simulator/ledger/trade.ts';

/** A code that was made for one order. */
export interface OrderCode {
  readonly account: string;
  readonly order: OpenOrder;
  readonly code: Code;
  readonly expiresAt: number;
}

/** Every code that customers can scan. */
export class Codes {
  readonly #byText = new Map<string, OrderCode>();
  readonly #byNumber = new Map<string, OrderCode>();

  add(made: OrderCode): void {
    this.#byText.set(made.code.codeText, made);
    this.#byNumber.set(`${made.account} ${made.order.outTradeNo}`, made);
  }

  find(account: string, outTradeNo: string): OrderCode | undefined {
    return this.#byNumber.get(`${account} ${outTradeNo}`);
  }

  read(codeText: string): OrderCode | undefined {
    return this.#byText.get(codeText);
  }
}
