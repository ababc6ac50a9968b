import type { MerchantId } from '../../core/domain/ids.ts';
import type { Failure, Row } from './engine.ts';
import type { AnswerColumn } from './question.ts';

/** What was asked, and how far its answer is. */
export interface Answer {
  readonly merchantId: MerchantId;
  /** Follows from what was asked, of whom and when, so that the same question is run once. */
  readonly answerId: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Undefined: all stores of the merchant. */
  readonly storeIds?: readonly string[] | undefined;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly status: 'RUNNING' | 'DONE' | 'FAILED';
  readonly problem?: Failure | undefined;
  /** Of the engine. */
  readonly runId: string;
  /** From 1; one more each time that it is asked again after a failure, or when it is forgotten. */
  readonly attempt: number;
  readonly askedAt: number;
  /** Then it may be asked anew. */
  readonly keptUntil: number;
  readonly bytesScanned?: number | undefined;
}

export interface Answers {
  find(merchantId: MerchantId, answerId: string): Promise<Answer | undefined>;
  /** @returns false where somebody has begun this attempt already. */
  begin(answer: Answer): Promise<boolean>;
  /** @returns false where it does not run any more. */
  finish(answer: Answer): Promise<boolean>;
}

/** What was found. */
export interface Found {
  readonly columns: readonly AnswerColumn[];
  readonly rows: readonly Row[];
  readonly truncated: boolean;
}

/** Kept as long as the answers are, which is longer than these say. */
export interface FoundRows {
  keep(answer: Answer, found: Found): Promise<void>;
  read(answer: Answer): Promise<Found | undefined>;
}
