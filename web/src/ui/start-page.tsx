import './base.css';
import './ui.css';
import { type ComponentChild, render } from 'preact';
import { startLanguage } from '../i18n/language.ts';

/** Every page begins here: its language first, then what it shows. */
export async function startPage(page: () => ComponentChild): Promise<void> {
  await startLanguage();
  const app = document.getElementById('app');
  if (app !== null) render(page(), app);
  // Only for machines without a Chinese font, and never before the page is there.
  void import('@fontsource-variable/noto-sans-sc/index.css');
}
