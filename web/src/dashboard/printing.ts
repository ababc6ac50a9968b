export interface Size {
  readonly width?: number;
  readonly height?: number;
}

/** What is left of the width of A4 between its margins, in CSS pixels, and of a third of a page. */
const ON_PAPER: Size = { width: 660, height: 280 };

/**
 * A browser that prints does not wait for pictures to be drawn anew, so they are drawn just before.
 * @param resize called with the size on paper, and with none once the page is a screen again
 * @returns what ends it
 */
export function whilePrinting(resize: (size: Size) => void): () => void {
  const before = (): void => resize(ON_PAPER);
  const after = (): void => resize({});
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  return () => {
    removeEventListener('beforeprint', before);
    removeEventListener('afterprint', after);
  };
}
