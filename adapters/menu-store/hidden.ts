/** S3 says so of an object that is not there to whoever may not list the bucket. */
export const isHidden = (error: unknown): boolean =>
  error instanceof Error && error.name === 'AccessDenied';
