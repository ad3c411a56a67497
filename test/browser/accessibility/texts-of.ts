/** A piece of text on a page with everything that its contrast follows from. */
export interface PaintedText {
  element: Element;
  /**
   * Its colour and face, and what it lies on, as computed. Empty where styles alone do not tell,
   * because something that is not around the text is painted in the same place, for example.
   */
  look: string;
}

/** What is painted around an element, from the nearest ground that nothing shows through. */
interface Ground {
  colours: string;
  /** Whether something around it is translucent as a whole, so that no ground is the last. */
  mixed: boolean;
  /** Whose grounds these are; a text reaching beyond one of them lies on something else, too. */
  elements: readonly Element[];
}

/**
 * The texts of a page that can be seen, with those in fields. Not among them is what nobody is
 * asked to tell by its colour: what is in pictures, and in controls that cannot be used.
 * Runs in the page, where there is nothing else of this file.
 */
export function textsOf(root: Element): PaintedText[] {
  const texts: (PaintedText & { box: DOMRect })[] = [];
  const painted: { element: Element; box: DOMRect }[] = [];
  const range = document.createRange();
  const fields =
    'select, textarea, input:not([type="checkbox"], [type="radio"], [type="file"], [type="range"])';

  const isWithin = (inner: DOMRect, outer: DOMRect) =>
    inner.left >= outer.left - 1 &&
    inner.right <= outer.right + 1 &&
    inner.top >= outer.top - 1 &&
    inner.bottom <= outer.bottom + 1;
  const meet = (one: DOMRect, other: DOMRect) =>
    one.left < other.right - 1 &&
    one.right > other.left + 1 &&
    one.top < other.bottom - 1 &&
    one.bottom > other.top + 1;

  /** The box around what is written in the element itself; undefined when nothing is. */
  const written = (element: Element): DOMRect | undefined => {
    if (element.matches(fields)) return element.getBoundingClientRect();
    const nodes = [...element.childNodes].filter(
      (node) => node.nodeType === Node.TEXT_NODE && /\S/u.test(node.nodeValue ?? ''),
    );
    const [first, last] = [nodes[0], nodes.at(-1)];
    if (first === undefined || last === undefined) return undefined;
    range.setStartBefore(first);
    range.setEndAfter(last);
    return range.getBoundingClientRect();
  };

  /** Whether a link may stand among other words without a line under it. */
  const isAmongWords = (link: Element, style: CSSStyleDeclaration): boolean => {
    if (style.textDecorationLine.includes('underline')) return false;
    if (['block', 'flex', 'grid', 'inline-block'].includes(style.display)) return false;
    let block = link.parentElement;
    while (block !== null && getComputedStyle(block).display === 'inline') {
      block = block.parentElement;
    }
    return block?.textContent.trim() !== link.textContent.trim();
  };

  const visit = (element: Element, around: Ground): void => {
    const style = getComputedStyle(element);
    if (style.display === 'none' || style.opacity === '0') return;
    if (element.matches('img, svg, canvas, video, :disabled, [aria-disabled="true"]')) return;
    const box = element.getBoundingClientRect();
    const isCut = style.overflowX !== 'visible';
    // Words for screen readers alone.
    if (isCut && box.width <= 1 && box.height <= 1) return;

    let ground = around;
    const colour = style.backgroundColor;
    const layer = [style.opacity, style.filter, style.mixBlendMode, style.backgroundImage].join();
    const isPlain = layer === '1,none,normal,none';
    if (colour !== 'rgba(0, 0, 0, 0)' || !isPlain) {
      // What is painted behind the whole page is everywhere.
      const isEverywhere = element === root || element === document.body;
      if (!isEverywhere) painted.push({ element, box });
      const own = isEverywhere ? [] : [element];
      const mixed = around.mixed || !layer.startsWith('1,none,normal');
      ground =
        isPlain && !mixed && colour.startsWith('rgb(')
          ? { colours: colour, mixed, elements: own }
          : {
              colours: `${around.colours}|${colour},${layer}`,
              mixed,
              elements: [...around.elements, ...own],
            };
    }
    const lies = (inner: DOMRect) =>
      ground.elements.every((each) => isWithin(inner, each.getBoundingClientRect()));

    const at = written(element);
    const isAmong = element.matches('a[href]') && isAmongWords(element, style);
    const isSeen = (place: DOMRect) =>
      place.right + scrollX > 0 && place.bottom + scrollY > 0 && element.checkVisibility();
    if ((at !== undefined || isAmong) && style.visibility === 'visible' && isSeen(at ?? box)) {
      const face = [style.color, style.fontSize, style.fontWeight, style.textShadow];
      const isSure = !isAmong && at !== undefined && lies(at);
      texts.push({
        element,
        look: isSure ? [...face, ground.colours].join(';') : '',
        box: at ?? box,
      });
    }
    // Whatever scrolls is cut off where its own box ends, and lies on what this lies on.
    if (isCut && lies(box)) ground = { ...ground, elements: [] };
    for (const child of element.children) visit(child, ground);
  };
  visit(root, { colours: '', mixed: false, elements: [] });

  const dialog = document.querySelector('dialog:modal');
  const isUnder = (element: Element) => dialog !== null && !dialog.contains(element);
  /** Whether something that is not around a text, nor in it, is painted in the same place. */
  const isCrossed = ({ element, box }: (typeof texts)[number]) =>
    painted.some(
      (other) =>
        meet(box, other.box) &&
        !other.element.contains(element) &&
        !element.contains(other.element) &&
        (isUnder(element) || !isUnder(other.element)),
    );
  return texts
    .filter(
      ({ element, box }) =>
        !isUnder(element) || dialog === null || !isWithin(box, dialog.getBoundingClientRect()),
    )
    .map((text) => (isCrossed(text) ? { ...text, look: '' } : text));
}
