import type { JSX } from 'preact';
import { text } from '../i18n/language.ts';
import { Banner } from '../ui/banner.tsx';
import { Spinner } from '../ui/spinner.tsx';
import type { Session } from './session.ts';

/** What keeps the store from selling now, or this screen from knowing. Nothing when all is well. */
export function StateNote({ session }: { session: Session }): JSX.Element | null {
  const { menu, staleSeconds, refusal } = session.live;
  const { kiosk, common } = text();
  if (menu.value?.paused) return <Banner tone="warn">{kiosk.paused}</Banner>;
  if (staleSeconds.value > 0) return <Banner tone="warn">{kiosk.offline}</Banner>;
  if (menu.value !== undefined) return null;
  if (refusal.value !== undefined) return <Banner tone="warn">{kiosk.noMenu}</Banner>;
  return <Spinner label={common.loading} />;
}
