import type { Answer, Answers, Found, FoundRows } from '../../analytics/questions/answer.ts';
import type { MerchantId } from '../../core/domain/ids.ts';

export class MemoryAnswers implements Answers {
  readonly #answers = new Map<string, Answer>();

  async find(merchantId: MerchantId, answerId: string): Promise<Answer | undefined> {
    return structuredClone(this.#answers.get(`${merchantId} ${answerId}`));
  }

  async begin(answer: Answer): Promise<boolean> {
    const known = await this.find(answer.merchantId, answer.answerId);
    if (known && known.attempt >= answer.attempt) return false;
    return this.#put(answer);
  }

  async finish(answer: Answer): Promise<boolean> {
    const known = await this.find(answer.merchantId, answer.answerId);
    if (known?.attempt !== answer.attempt || known.status !== 'RUNNING') return false;
    return this.#put(answer);
  }

  #put(answer: Answer): true {
    this.#answers.set(`${answer.merchantId} ${answer.answerId}`, structuredClone(answer));
    return true;
  }
}

export class MemoryFoundRows implements FoundRows {
  readonly #found = new Map<string, Found>();

  async keep({ merchantId, answerId }: Answer, found: Found): Promise<void> {
    this.#found.set(`${merchantId} ${answerId}`, structuredClone(found));
  }

  async read({ merchantId, answerId }: Answer): Promise<Found | undefined> {
    return structuredClone(this.#found.get(`${merchantId} ${answerId}`));
  }
}
