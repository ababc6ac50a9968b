const offsetMs = 8 * 60 * 60 * 1000;
const form = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(\.\d{1,3})?$/;

/** Milliseconds since the epoch to Alipay's `yyyy-MM-dd HH:mm:ss`, China time whatever the machine's zone. */
export function formatChinaTime(epochMs: number): string {
  // China has had no summer time since 1991, so a fixed offset is exact.
  return new Date(epochMs + offsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** The reverse; a fraction of a second (`gmt_refund` has one) is kept. Undefined if it is no such time. */
export function parseChinaTime(text: string): number | undefined {
  const [, day, time, fraction = ''] = form.exec(text) ?? [];
  if (day === undefined || time === undefined) return undefined;
  const epochMs = Date.parse(`${day}T${time}${fraction}+08:00`);
  if (Number.isNaN(epochMs)) return undefined;
  // Date.parse lets 30 February through as 2 March.
  return formatChinaTime(epochMs) === `${day} ${time}` ? epochMs : undefined;
}
