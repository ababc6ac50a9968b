const offsetMs = 8 * 60 * 60 * 1000;
const form = /^(\d{4}-\d{2}-(\d{2})) (\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)$/;

/** Milliseconds since the epoch to Alipay's `yyyy-MM-dd HH:mm:ss`, China time whatever the machine's zone. */
export function formatChinaTime(epochMs: number): string {
  // China has had no summer time since 1991, so a fixed offset is exact.
  return new Date(epochMs + offsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** The reverse; a fraction of a second (`gmt_refund` has one) is kept. Undefined if it is no such time. */
export function parseChinaTime(text: string): number | undefined {
  const [, date, day, time] = form.exec(text) ?? [];
  if (date === undefined) return undefined;
  const chinaMs = Date.parse(`${date}T${time}Z`);
  // Date.parse lets 30 February through as 2 March, and 24:00 as the next day.
  return new Date(chinaMs).getUTCDate() === Number(day) ? chinaMs - offsetMs : undefined;
}
