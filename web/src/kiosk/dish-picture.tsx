import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type Item, said } from '../menu/menu.ts';

/** The dish's picture, or its first letter on a warm ground. Its name stands beside it always. */
export function DishPicture({ item }: { item: Item }): JSX.Element {
  // Without a network, a picture that was never looked at cannot be had.
  const [missing, setMissing] = useState<string | undefined>(undefined);
  if (item.imageUrl === undefined || item.imageUrl === missing) {
    return (
      <span class="kiosk-picture" aria-hidden="true">
        {[...said(item.name)][0]}
      </span>
    );
  }
  return (
    <img
      class="kiosk-picture"
      src={item.imageUrl}
      alt=""
      width="320"
      height="240"
      loading="lazy"
      decoding="async"
      onError={() => setMissing(item.imageUrl)}
    />
  );
}
