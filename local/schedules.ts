import { randomUUID } from 'node:crypto';
import type { VirtualClock } from './clock.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';
import type { Invoke } from './lambda/invocation.ts';
import { parseSchedule } from './schedule-expression.ts';

/** AWS::Events::Rule, without intrinsics. */
export interface RuleProperties {
  readonly ScheduleExpression?: string;
  readonly EventPattern?: object;
  readonly State?: string;
  readonly Targets?: readonly { readonly Arn: string; readonly Input?: string }[];
}

export interface ScheduledRule {
  readonly name: string;
  readonly arn: string;
  readonly schedule: string;
  readonly targets: readonly { readonly Arn: string; readonly Input?: string }[];
}

export interface SchedulesOptions {
  readonly rules: readonly ScheduledRule[];
  /** Remembers when each rule fired last, so that one that was due while we were off fires at once. */
  readonly stateFile: string;
  readonly clock: VirtualClock;
  readonly accountId: string;
  readonly region: string;
  readonly invoke: Invoke;
}

const longestTimerMs = 2 ** 31 - 1;

/** Fires rules by the virtual clock until closed. A rule whose last run still goes on skips its turn. */
export function runSchedules(options: SchedulesOptions): { close(): void } {
  const { clock, stateFile } = options;
  const firedMs: Record<string, number> = readJsonFile(stateFile) ?? {};
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Set<string>();
  let closed = false;

  const start = (rule: ScheduledRule): void => {
    const next = parseSchedule(rule.schedule);
    const plan = (): void => {
      if (closed) return;
      const dueMs = next(firedMs[rule.name] ?? 0);
      const waitMs = Math.max(0, (dueMs - clock.nowMs()) / clock.scale);
      timers.set(
        rule.name,
        setTimeout(waitMs > longestTimerMs ? plan : fire, Math.min(waitMs, longestTimerMs)),
      );
    };
    const fire = (): void => {
      firedMs[rule.name] = clock.nowMs();
      writeJsonFile(stateFile, firedMs);
      plan();
      if (running.has(rule.name)) return;
      running.add(rule.name);
      void runTargets(rule, options).finally(() => running.delete(rule.name));
    };
    plan();
  };
  for (const rule of options.rules) {
    firedMs[rule.name] ??= clock.nowMs();
    start(rule);
  }
  writeJsonFile(stateFile, firedMs);
  return {
    close: () => {
      closed = true;
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

async function runTargets(rule: ScheduledRule, options: SchedulesOptions): Promise<void> {
  const event = {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: options.accountId,
    time: new Date(options.clock.nowMs()).toISOString(),
    region: options.region,
    resources: [rule.arn],
    detail: {},
  };
  const payload = JSON.stringify(event);
  await Promise.all(rule.targets.map(({ Arn, Input }) => options.invoke(Arn, Input ?? payload)));
}
