import type { Problem } from '../../../api/problem.ts';
import type { ProblemCode } from '../../../api/problems/chinese.ts';
import type { Rejection } from '../../../core/usecases/rejection.ts';
import type { Params } from './problem-language.ts';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** Ends a request with a problem (RFC 9457). Thrown by guards and parsers; nothing was changed. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
  /** What the sentence names, for the same sentence in another language. */
  readonly params: Params;

  constructor(
    status: number,
    code: ProblemCode,
    detail: string,
    more: Partial<Pick<Problem, 'field' | 'errors'>> = {},
    headers: Readonly<Record<string, string>> = {},
    params: Params = {},
  ) {
    super(code);
    const title = TITLES[status] ?? 'Error';
    this.problem = { type: `/problems/${code}`, title, status, code, detail, ...more };
    this.headers = headers;
    this.params = params;
  }
}

/** A use case's refusal as a problem. */
export const refused = ({ status, code, detail, field, params }: Rejection): ProblemError =>
  new ProblemError(status, code, detail, field === undefined ? {} : { field }, {}, params);

export const deviceRevoked = (): ProblemError =>
  new ProblemError(401, 'device-revoked', 'This device was revoked; pair it again.');

export const signedOut = (): ProblemError =>
  new ProblemError(401, 'signed-out', 'This session has ended; sign in with your PIN again.');
