import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../i18n/language.ts';
import { type Category, said } from '../menu/menu.ts';
import type { Session } from './session.ts';

export interface CategoryRailProps {
  readonly session: Session;
  readonly categories: readonly Category[];
}

/** Jumps to a category, and says which one is being looked at. */
export function CategoryRail(props: CategoryRailProps): JSX.Element {
  const { session } = props;
  const shown = session.shown.value;
  const categories = props.categories.filter(({ items }) => items.some((i) => shown.has(i.itemId)));
  const current = useSignal(categories[0]?.categoryId);
  const rail = useRef<HTMLElement>(null);
  const ids = categories.map((c) => c.categoryId).join(' ');
  useEffect(() => watchSections(ids.split(' '), (id) => (current.value = id)), [ids, current]);
  const here = current.value;
  useEffect(() => {
    const chosen = rail.current?.querySelector<HTMLElement>('[aria-current="true"]');
    chosen?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, []);
  return (
    <nav class="kiosk-rail" aria-label={text().kiosk.categories} ref={rail}>
      {categories.map(({ categoryId, name }) => (
        <button
          key={categoryId}
          type="button"
          aria-current={categoryId === here}
          onClick={() => {
            const heading = document.getElementById(`category-${categoryId}`);
            heading?.scrollIntoView({ block: 'start' });
            heading?.focus({ preventScroll: true });
            current.value = categoryId;
          }}
        >
          {said(name)}
        </button>
      ))}
    </nav>
  );
}

/** Tells which section crosses the upper part of the screen. */
function watchSections(ids: readonly string[], onSeen: (id: string) => void): () => void {
  const names = new Map<Element, string>();
  const observer = new IntersectionObserver(
    (entries) => {
      const seen = entries.find((entry) => entry.isIntersecting);
      const name = seen && names.get(seen.target);
      if (name !== undefined) onSeen(name);
    },
    { rootMargin: '-30% 0px -65% 0px' },
  );
  for (const id of ids) {
    const section = document.getElementById(`category-${id}`)?.closest('section');
    if (!section) continue;
    names.set(section, id);
    observer.observe(section);
  }
  return () => observer.disconnect();
}
