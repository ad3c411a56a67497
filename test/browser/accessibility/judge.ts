import type axe from 'axe-core';
import type { textsOf } from './texts-of.ts';

/** What a page is given to look at itself. */
export interface Eye {
  axe: typeof axe;
  textsOf: typeof textsOf;
  judge: typeof judge;
}

/** Tags of all rules to hold a page to, and the names of those among them that look at colours. */
export interface Rules {
  every: string[];
  ofColours: string[];
}

/** How the page has to stand, and whether to judge it by every rule. */
export interface Order {
  width: number;
  scheme: 'light' | 'dark';
  isByEveryRule: boolean;
}

/** What was found: faults, one line each, and the looks of texts that have none. */
export interface Judgement {
  faults: string[];
  looks: string[];
}

/**
 * Judges the page as it is drawn now: its width, its colours, and by every rule if that is asked.
 * The rules of colours are most of axe's work, and what they say of a text follows from its look,
 * so they are asked about texts whose look is not `known` only. Runs in the page, where there is
 * nothing else of this file.
 */
export async function judge(
  rules: Rules,
  { width, scheme, isByEveryRule }: Order,
  known: readonly string[],
): Promise<Judgement> {
  const { axe: rulesOf, textsOf: textsIn } = globalThis as unknown as Eye;
  const root = document.documentElement;
  if (innerWidth !== width || !matchMedia(`(prefers-color-scheme: ${scheme})`).matches) {
    throw new Error(`The page is not ${width} pixels wide and ${scheme}.`);
  }
  const faults = root.scrollWidth > width ? ['too wide'] : [];
  // No rule here reads style sheets or media, and no fault is found again by its selector.
  const alike = { selectors: false, preload: false };
  const report = ({ violations }: Pick<axe.AxeResults, 'violations'>) => {
    for (const { id, nodes } of violations) {
      faults.push(`${id}, ${nodes.length} × ${nodes[0]?.html ?? ''}`);
    }
  };

  const before = new Set(known);
  const texts = textsIn(root).filter(({ look }) => !before.has(look));
  const looks = new Set<string>();
  if (texts.length > 0) {
    const found = await rulesOf.run(
      texts.map(({ element }) => element as HTMLElement),
      { ...alike, runOnly: { type: 'rule', values: rules.ofColours }, elementRef: true },
    );
    report(found);
    const elementsOf = (results: axe.Result[]) =>
      new Set(results.flatMap(({ nodes }) => nodes.map(({ element }) => element)));
    const passed = elementsOf(found.passes);
    const doubtful = elementsOf([...found.violations, ...found.incomplete]);
    for (const { element, look } of texts) {
      const isRight = passed.has(element as HTMLElement) && !doubtful.has(element as HTMLElement);
      if (isRight && look !== '') looks.add(look);
    }
  }
  if (isByEveryRule) {
    const without = Object.fromEntries(rules.ofColours.map((rule) => [rule, { enabled: false }]));
    report(
      await rulesOf.run(document, {
        ...alike,
        runOnly: { type: 'tag', values: rules.every },
        rules: without,
        // What is right need not be described.
        resultTypes: ['violations'],
      }),
    );
  }
  return { faults, looks: [...looks] };
}
