import type { RejectionCode } from './rejection-code.ts';

/**
 * Why a request is refused, in the words of the API (RFC 9457): a stable code, a sentence, and the
 * field that is wrong. Nothing was changed.
 */
export interface Rejection {
  readonly status: 400 | 403 | 404 | 409 | 422 | 429 | 503;
  readonly code: RejectionCode;
  readonly detail: string;
  readonly field?: string;
  /** Of several things that are wrong in the same way: all of them. */
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  /** What the sentence names, for the same sentence in another language. */
  readonly params?: Readonly<Record<string, string | number>>;
}

export const notFound = (what: string): Rejection => ({
  status: 404,
  code: 'not-found',
  detail: `There is no such ${what}.`,
  params: { what },
});

export const forbidden = (code: RejectionCode, field: string, detail: string): Rejection => ({
  status: 403,
  code,
  detail,
  field,
});

/** The caller has asked too often; the window that counts is over by itself. */
export const tooMany = (detail: string): Rejection => ({
  status: 429,
  code: 'too-many-requests',
  detail,
});

export const conflict = (code: RejectionCode, detail: string): Rejection => ({
  status: 409,
  code,
  detail,
});

/** Somebody we depend on did not answer; nothing is known to have changed. */
export const unavailable = (detail: string): Rejection => ({
  status: 503,
  code: 'alipay-unavailable',
  detail,
});

export const unprocessable = (
  code: RejectionCode,
  field: string,
  detail: string,
  params?: Rejection['params'],
): Rejection => ({
  ...{ status: 422, code, detail, field },
  ...(params && { params }),
});
