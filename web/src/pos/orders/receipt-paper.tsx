import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../../i18n/language.ts';

/**
 * A receipt as our API drew it. It is taken in as a picture that is part of the page, because a blob:
 * or data: address would need an exception in the content security policy.
 * @param said the same as text, for who cannot see it.
 */
export function ReceiptPaper({ svg, said }: { svg: string; said: string }): JSX.Element {
  const { title } = text().pos.receipt;
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
    paper.current?.replaceChildren(document.adoptNode(documentElement));
  }, [svg]);
  return (
    // It is longer than the screen: keys scroll what has the focus.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: that is what makes a long paper readable.
    <section class="pos-paper" aria-label={title} tabIndex={0}>
      <div ref={paper} role="img" aria-label={said} />
    </section>
  );
}
