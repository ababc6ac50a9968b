import type { RuleProperties, ScheduledRule } from '../schedules.ts';
import { StartupError } from '../startup-error.ts';
import type { Resolver } from './resolver.ts';

/** The schedules of a template. Rules that wait for events throw StartupError: nothing sends any here. */
export function scheduledRulesOf(resolver: Resolver): ScheduledRule[] {
  return resolver.resources('AWS::Events::Rule').flatMap((logicalId) => {
    const { ScheduleExpression, State, Targets } = resolver.properties<RuleProperties>(logicalId);
    if (ScheduleExpression === undefined) {
      throw new StartupError(
        `${logicalId} waits for events; the local runtime only has schedules.`,
      );
    }
    if (State === 'DISABLED') return [];
    const { name, attributes } = resolver.identity(logicalId);
    const arn = attributes['Arn'] ?? name;
    return [{ name, arn, schedule: ScheduleExpression, targets: Targets ?? [] }];
  });
}
