/**
 * What is wrong with how the page lies now. Runs in the page, so it is one function that needs
 * nothing from outside.
 */
export function faultsOfLayout(): string[] {
  const faults: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    faults.push(`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}`);
  }
  const saying = (element: Element): string =>
    `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ` +
    `"${(element.textContent ?? '').trim().slice(0, 40)}"`;

  /** Whether anything around it moves it away, or holds it while the rest scrolls. */
  const styleUp = (element: Element, test: (style: CSSStyleDeclaration) => boolean): boolean => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      if (test(getComputedStyle(at))) return true;
    }
    return false;
  };
  /** What is not to be read: it is heard alone, or decoration that everybody can do without. */
  const isHeard = (element: Element): boolean =>
    element.closest('.ui-heard, [data-decoration]') !== null;
  /** A receipt is drawn letter by letter, for the width of paper: a picture, however it is made. */
  const isDrawn = (element: Element): boolean => element.closest('svg') !== null;
  /** What is far outside the screen has no layout, where the page says so. */
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({
      ...{ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true },
    });

  const texts: { element: Element; box: DOMRect }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || (node.textContent ?? '').trim() === '') continue;
    if (isHeard(element) || isDrawn(element) || !isSeen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    texts.push({ element, box: range.getBoundingClientRect() });
  }

  // Cut: by its own box, or by the nearest one around it that hides what is outside.
  for (const { element, box } of texts) {
    for (let at: Element | null = element; at !== null && at !== root; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at);
      const around = at.getBoundingClientRect();
      const hidesX = overflowX === 'hidden' || overflowX === 'clip';
      const hidesY = overflowY === 'hidden' || overflowY === 'clip';
      const cutX = box.left < around.left - 1 || box.right > around.right + 1;
      const cutY = box.top < around.top - 2 || box.bottom > around.bottom + 2;
      if ((hidesX && cutX) || (hidesY && cutY)) {
        faults.push(`cut by ${at.className}: ${saying(element)}`);
        break;
      }
      if (overflowX === 'auto' || overflowX === 'scroll' || overflowY === 'auto') break;
    }
    const isInScroller = styleUp(element, (s) => /auto|scroll/.test(s.overflowX));
    if (!isInScroller && (box.right > root.clientWidth + 1 || box.left < -1)) {
      faults.push(`outside: ${saying(element)}`);
    }
  }

  // On each other: both are to be seen at the middle of where they meet or at their own.
  const isOnTop = ({ element, box }: (typeof texts)[number]): boolean => {
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return top !== null && (element.contains(top) || top.contains(element));
  };
  const isHeld = (element: Element): boolean =>
    styleUp(element, ({ position }) => position === 'sticky' || position === 'fixed');
  /** As much of it as what it scrolls in lets be seen. */
  const seenPart = ({ element, box }: (typeof texts)[number]): DOMRect => {
    let { left, top, right, bottom } = box;
    for (let at: Element | null = element; at !== null && at !== root; at = at.parentElement) {
      if (getComputedStyle(at).overflowY === 'visible') continue;
      const around = at.getBoundingClientRect();
      [left, top] = [Math.max(left, around.left), Math.max(top, around.top)];
      [right, bottom] = [Math.min(right, around.right), Math.min(bottom, around.bottom)];
    }
    return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  };
  const shown = texts.filter(isOnTop).map((text) => ({ ...text, box: seenPart(text) }));
  for (const [i, one] of shown.entries()) {
    for (const other of shown.slice(i + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const [a, b] = [one.box, other.box];
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide <= 3 || high <= 4 || isHeld(one.element) !== isHeld(other.element)) continue;
      faults.push(`on each other: ${saying(one.element)} and ${saying(other.element)}`);
    }
  }
  return [...new Set(faults)].slice(0, 20);
}
