import type { JSX } from 'preact';

/** Drawn on 24 by 24, in the colour of the text. */
const DRAWINGS: Readonly<Record<string, string>> = {
  gluten:
    'M12 22V8M12 8c-2-2-2-4 0-6 2 2 2 4 0 6ZM12 13c-4 0-5-2-5-5 3 0 5 2 5 5Zm0 0c4 0 5-2 5-5-3 0-5 2-5 5ZM12 18c-4 0-5-2-5-5 3 0 5 2 5 5Zm0 0c4 0 5-2 5-5-3 0-5 2-5 5Z',
  peanuts: 'M8 4c3-2 6 0 6 3s2 3 3 5c2 4 0 8-4 8s-6-3-6-6 1-3 0-5 0-4 1-5ZM10 9h2M11 15h3',
  nuts: 'M5 10c0-4 3-6 7-6s7 2 7 6ZM6 10c0 6 3 9 6 11 3-2 6-5 6-11M12 4V2',
  soya: 'M5 19C3 12 8 5 18 4c2 8-4 14-13 15ZM9 15h.1M12 12h.1M15 8h.1',
  milk: 'M9 2h6v4l2 4v12H7V10l2-4ZM7 13h10M9 6h6',
  egg: 'M12 3c4 0 7 6 7 11a7 7 0 0 1-14 0C5 9 8 3 12 3Z',
  fish: 'M3 12c3-5 10-7 15-2l4-3v10l-4-3c-5 5-12 3-15-2ZM8 11h.1',
  crustaceans:
    'M12 8c4 0 6 3 6 6s-3 6-6 6-6-3-6-6 2-6 6-6ZM8 9C4 8 3 5 5 2M16 9c4-1 5-4 3-7M4 13l2 1M20 13l-2 1M5 19l2-2M19 19l-2-2',
  molluscs: 'M12 20C6 20 3 14 4 9c4-6 12-6 16 0 1 5-2 11-8 11ZM12 20V6M12 20 7 7M12 20l5-13',
  sesame:
    'M8 4c3 2 3 5 0 7-3-2-3-5 0-7ZM16 7c3 2 3 5 0 7-3-2-3-5 0-7ZM9 14c3 2 3 5 0 7-3-2-3-5 0-7Z',
  celery: 'M9 22V10M12 22V9M15 22V10M9 10C5 9 5 5 8 4c0-2 3-3 4-1 1-2 4-1 4 1 3 1 3 5-1 6',
  mustard: 'M8 8h8l1 14H7ZM9 8l1-4h4l1 4M12 4V2M8 14h8',
  sulphites: 'M7 3h10l-1 7a4 4 0 0 1-8 0ZM12 14v7M8 21h8',
  lupin:
    'M12 22V12M12 12c-3 0-4-2-4-4 2 0 4 1 4 4Zm0 0c3 0 4-2 4-4-2 0-4 1-4 4ZM12 7c-2-1-2-3 0-5 2 2 2 4 0 5Z',
};

export function AllergenIcon({ name }: { name: string }): JSX.Element {
  return (
    <svg
      class="kiosk-allergen-icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={DRAWINGS[name] ?? 'M12 3v12M12 20v.1'} />
    </svg>
  );
}
