const errors = {
  InvalidArgument: [400, 'Invalid Argument'],
  NoSuchBucket: [404, 'The specified bucket does not exist'],
  NoSuchKey: [404, 'The specified key does not exist.'],
  NotImplemented: [501, 'The local store does not know this operation.'],
  PreconditionFailed: [412, 'At least one of the pre-conditions you specified did not hold'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

/** An error answer of S3. */
export class S3Error extends Error {
  readonly code: keyof typeof errors;
  readonly status: number;

  constructor(code: keyof typeof errors, message: string = errors[code][1]) {
    super(message);
    this.code = code;
    this.status = errors[code][0];
  }
}
