import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** What the rules cannot bring to an end by themselves: staff see it, and are woken for it. */
export class Cases extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'cases',
      timeoutSeconds: 29,
    });
    platform.data.allowStore(fn, 'list');
    platform.credentials.allowAlipay(fn);
    platform.credentials.allowTokenKeys(fn);
    platform.credentials.allowFingerprint(fn);
    platform.api.serve(fn, [
      ['GET', '/v1/cases'],
      ['POST', '/v1/cases/{caseId}/resolve'],
      ['POST', '/v1/cases/{caseId}/assign'],
      ['POST', '/v1/cases/{caseId}/refund'],
    ]);
    const metric = (metricName: string): Metric =>
      new Metric({
        namespace: 'Kuaican',
        metricName,
        dimensionsMap: { Stage: platform.stage.name },
        statistic: 'Sum',
      });
    platform.alarms.watch(this, 'GatewayTrouble', {
      metric: metric('GatewayTrouble'),
      impact:
        'Customers of some merchant cannot pay until its keys, contract or our request is mended.',
    });
    platform.alarms.watch(this, 'Opened', {
      metric: metric('CasesOpened'),
      impact:
        'Money is neither served, refunded nor on its way back until a person resolves a case.',
    });
    platform.alarms.watch(this, 'KitchensSilent', {
      metric: metric('KitchensSilent'),
      impact: 'Customers have paid for dishes that no kitchen has taken up.',
    });
  }
}
