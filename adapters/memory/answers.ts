import type { Answer, Answers, Found, FoundRows } from '../../analytics/questions/answer.ts';
import type { MerchantId } from '../../core/domain/ids.ts';

export class MemoryAnswers implements Answers {
  readonly #answers = new Map<string, Answer>();

  async find(merchantId: MerchantId, answerId: string): Promise<Answer | undefined> {
    return structuredClone(this.#answers.get(`${merchantId} ${answerId}`));
  }

  async begin(answer: Answer): Promise<boolean> {
    return this.#put(answer, (known) => !known || known.attempt < answer.attempt);
  }

  async finish(answer: Answer): Promise<boolean> {
    const { attempt } = answer;
    return this.#put(answer, (one) => one?.attempt === attempt && one.status === 'RUNNING');
  }

  #put(answer: Answer, may: (known: Answer | undefined) => boolean): boolean {
    const name = `${answer.merchantId} ${answer.answerId}`;
    if (!may(this.#answers.get(name))) return false;
    this.#answers.set(name, structuredClone(answer));
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
