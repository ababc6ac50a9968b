import { StartupError } from './startup-error.ts';

const unitMs: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** When a rule fires next after a time; both in ms since the epoch. */
export type NextTime = (afterMs: number) => number;

/**
 * Reads `rate(5 minutes)` and `cron(minute hour day-of-month month day-of-week year)`, in UTC.
 * Cron fields take `*`, `?`, numbers, lists, ranges and steps. Throws StartupError for others.
 */
export function parseSchedule(expression: string): NextTime {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate !== null) {
    const periodMs = Number(rate[1]) * (unitMs[rate[2] ?? ''] ?? 0);
    return (afterMs) => afterMs + periodMs;
  }
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.split(' ');
  if (fields?.length !== 6) throw unknown(expression);
  const [minute, hour, day, month, weekday] = fields.map((field) => fieldTest(field, expression));
  const fits = (time: Date): boolean =>
    minute?.(time.getUTCMinutes()) === true &&
    hour?.(time.getUTCHours()) === true &&
    day?.(time.getUTCDate()) === true &&
    month?.(time.getUTCMonth() + 1) === true &&
    weekday?.(time.getUTCDay() + 1) === true;
  return (afterMs) => {
    const yearAhead = afterMs + 366 * 86_400_000;
    for (let ms = nextMinute(afterMs); ms <= yearAhead; ms += 60_000) {
      if (fits(new Date(ms))) return ms;
    }
    return Infinity;
  };
}

const nextMinute = (ms: number): number => (Math.floor(ms / 60_000) + 1) * 60_000;

function fieldTest(field: string, expression: string): (value: number) => boolean {
  const tests = field.split(',').map((part): ((value: number) => boolean) => {
    const found = /^(\*|\?|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (found === null) throw unknown(expression);
    const [, , low, high, step] = found;
    const from = Number(low ?? 0);
    const to = high !== undefined ? Number(high) : low !== undefined && !step ? from : Infinity;
    return (value) => value >= from && value <= to && (value - from) % Number(step ?? 1) === 0;
  });
  return (value) => tests.some((test) => test(value));
}

function unknown(expression: string): StartupError {
  return new StartupError(
    `The local runtime cannot read the schedule ${expression}: it knows rate(...) and numeric cron(...).`,
  );
}
