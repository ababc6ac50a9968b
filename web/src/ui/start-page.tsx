import './base.css';
import './ui.css';
import { type ComponentChild, render } from 'preact';
import { startLanguage } from '../i18n/language.ts';
import { SafetyNet } from './safety-net.tsx';

const RETRY_MS = 5_000;

/** Every page begins here: its language first, then what it shows. */
export async function startPage(page: () => ComponentChild): Promise<void> {
  const hasWords = await startLanguage().then(
    () => true,
    () => false,
  );
  // Without words nothing can be said; nobody may be there to load the page again.
  if (!hasWords) {
    setTimeout(() => location.reload(), RETRY_MS);
    return;
  }
  const app = document.getElementById('app');
  if (app !== null) render(<SafetyNet>{page()}</SafetyNet>, app);
  // Only for machines without a Chinese font, and never before the page is there.
  void import('@fontsource-variable/noto-sans-sc/index.css').catch(() => undefined);
}
