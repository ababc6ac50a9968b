import type { FilterCriteria } from './filter.ts';

/** AWS::Lambda::EventSourceMapping, without intrinsics. Limits of -1 mean "none". */
export interface MappingProperties {
  readonly FunctionName: string;
  readonly EventSourceArn: string;
  readonly BatchSize?: number;
  readonly Enabled?: boolean;
  readonly FilterCriteria?: FilterCriteria;
  readonly FunctionResponseTypes?: readonly string[];
  /** SQS only. */
  readonly ScalingConfig?: { readonly MaximumConcurrency?: number };
  /** Streams only, as is all below. */
  readonly StartingPosition?: 'TRIM_HORIZON' | 'LATEST';
  readonly MaximumBatchingWindowInSeconds?: number;
  readonly BisectBatchOnFunctionError?: boolean;
  readonly MaximumRetryAttempts?: number;
  readonly MaximumRecordAgeInSeconds?: number;
  readonly DestinationConfig?: { readonly OnFailure?: { readonly Destination: string } };
}

export const reportsFailures = (mapping: MappingProperties): boolean =>
  mapping.FunctionResponseTypes?.includes('ReportBatchItemFailures') === true;

/** Something that runs until it is told to stop, and then ends what it has begun. */
export interface Poller {
  stop(): void;
  readonly ended: Promise<void>;
}
