import type { JSX } from 'preact';
import type { Failure } from '../api/answer.ts';
import { text } from '../i18n/language.ts';
import { Banner } from '../ui/banner.tsx';

/** Why something was not done, or that nobody knows whether it was. */
export function FailureNote({ failure }: { failure: Failure | undefined }): JSX.Element | null {
  if (failure === undefined) return null;
  if (failure.kind === 'refused') return <Banner tone="bad">{failure.detail}</Banner>;
  return <Banner tone="warn">{text().devices.unknown}</Banner>;
}
