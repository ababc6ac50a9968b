/** The error object that Lambda returns in place of a function's answer. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** What came of an invocation; `payload` is JSON text. */
export type Outcome =
  | { readonly ok: true; readonly payload: string }
  | { readonly ok: false; readonly error: FunctionError };

/** Invokes a function by ARN, name or logical id with a JSON text. Never rejects. */
export type Invoke = (functionId: string, payload: string) => Promise<Outcome>;

export const failure = (errorType: string, errorMessage: string): Outcome => ({
  ok: false,
  error: { errorType, errorMessage },
});

/** AWS::Lambda::Function, as the runtime needs it. */
export interface FunctionSpec {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  /** The unpacked bundle. */
  readonly codeDir: string;
  /** `file.export` */
  readonly handler: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly reservedConcurrency?: number | undefined;
}

/** What a sandbox tells its worker to run. */
export interface InvocationMessage {
  readonly id: string;
  readonly payload: string;
  /** Real time at which the function is out of time, in ms since the epoch. */
  readonly deadlineMs: number;
}

/** What a worker tells its sandbox. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'init-failed'; readonly error: FunctionError }
  | { readonly kind: 'done'; readonly id: string; readonly outcome: Outcome };
