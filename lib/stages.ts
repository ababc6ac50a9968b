import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

export type StageName = 'sandbox' | 'production';

/** What differs between an environment to play in and one that holds money. */
export interface Stage {
  readonly name: StageName;
  /** What happens to tables, keys and logs when the stack is destroyed. */
  readonly removalPolicy: RemovalPolicy;
  readonly deletionProtection: boolean;
  readonly logRetention: RetentionDays;
  /** Requests per second, and the burst above it, that the HTTP API lets through. */
  readonly throttle: { readonly rateLimit: number; readonly burstLimit: number };
}

const stages = {
  sandbox: {
    name: 'sandbox',
    removalPolicy: RemovalPolicy.DESTROY,
    deletionProtection: false,
    logRetention: RetentionDays.TWO_WEEKS,
    throttle: { rateLimit: 20, burstLimit: 40 },
  },
  production: {
    name: 'production',
    removalPolicy: RemovalPolicy.RETAIN,
    deletionProtection: true,
    logRetention: RetentionDays.ONE_YEAR,
    throttle: { rateLimit: 500, burstLimit: 1000 },
  },
} as const satisfies Record<StageName, Stage>;

/** The stage of that name. Throws a sentence that lists the stages when there is none. */
export function stageNamed(name: unknown): Stage {
  const found = Object.values(stages).find((stage) => stage.name === name);
  if (found === undefined) {
    throw new Error(`No stage "${String(name)}". Stages: ${Object.keys(stages).join(', ')}.`);
  }
  return found;
}
