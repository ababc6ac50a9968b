import { language } from '../i18n/language.ts';

const DAY_MS = 86_400_000;

/** When it was, as a till says it: the hour of today, with the day where it is another. */
export function dayTime(at: number, now = Date.now()): string {
  const isNear = Math.abs(now - at) < DAY_MS && new Date(at).getDate() === new Date(now).getDate();
  const format = new Intl.DateTimeFormat(language.value, {
    ...(isNear ? {} : { month: 'numeric', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  return format.format(at);
}
