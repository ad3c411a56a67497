/** Page numbers worth a link: the ends, this one and its neighbours; 0 stands for a gap. */
export function pagesToOffer(page: number, last: number): number[] {
  const near = [1, page - 1, page, page + 1, last].filter((each) => each >= 1 && each <= last);
  const pages = [...new Set(near)].toSorted((a, b) => a - b);
  return pages.flatMap((each, at) => {
    const gap = each - (pages[at - 1] ?? 0) - 1;
    if (at === 0 || gap === 0) return [each];
    return gap === 1 ? [each - 1, each] : [0, each];
  });
}
