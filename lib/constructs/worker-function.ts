import type { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';

export interface WorkerFunctionProps extends ServiceFunctionProps {
  readonly alarms: Alarms;
  /** One sentence: what is lost while this worker fails. */
  readonly impact: string;
}

/** A function that no person waits for, so that its errors must reach one by an alarm. */
export class WorkerFunction extends ServiceFunction {
  constructor(scope: Construct, id: string, props: WorkerFunctionProps) {
    super(scope, id, props);
    props.alarms.watch(this, 'Errors', {
      metric: this.lambda.metricErrors(),
      impact: props.impact,
    });
  }
}
