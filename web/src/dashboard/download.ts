import { answerOf } from '../api/answer.ts';
import type { Api } from '../api/client.ts';

/** With the token in a header, which a link could not send. @returns Whether it was there. */
export async function downloadCsv(
  api: Api,
  { answerId, name, days }: { answerId: string; name: string; days: string },
): Promise<boolean> {
  const got = await answerOf<unknown>(
    api.GET('/v1/answers/{answerId}', {
      params: { path: { answerId }, query: { format: 'csv' } },
      parseAs: 'blob',
    }),
  );
  if (!got.ok || !(got.data instanceof Blob)) return false;
  saveAs(got.data, `${name}-${days}.csv`);
  return true;
}

/** Gives the browser a file to keep. */
export function saveAs(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: the browser may begin to read it a moment later.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
