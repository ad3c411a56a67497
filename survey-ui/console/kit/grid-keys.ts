import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Whether a key pressed in a text belongs to the text, which keeps its caret. */
function staysInText(input: HTMLInputElement, key: string): boolean {
  if (input.type === 'checkbox') return false;
  if (key === 'Home' || key === 'End') return true;
  const at = input.selectionStart ?? 0;
  // A number that is selected whole, as the tab key leaves it, is a cell like any other.
  if (at === 0 && input.selectionEnd === input.value.length) return false;
  return key === 'ArrowLeft' ? at > 0 : key === 'ArrowRight' && at < input.value.length;
}

/** The inputs of a row that are to be seen, by their column. */
function inputsOf(row: Element): HTMLInputElement[] {
  return [...row.querySelectorAll<HTMLInputElement>('input[data-column]')].filter(
    (input) => input.closest('[hidden]') === null,
  );
}

function columnOf(input: HTMLInputElement): number {
  return Number(input.dataset['column']);
}

/** The input that a key leads to from `input`, or undefined when it leads nowhere. */
function nextInput(
  input: HTMLInputElement,
  key: string,
  whole: boolean,
): HTMLInputElement | undefined {
  const row = input.closest('tr');
  if (row === null) return undefined;
  const own = inputsOf(row);
  const at = own.indexOf(input);
  if (key === 'ArrowLeft') return own[at - 1];
  if (key === 'ArrowRight') return own[at + 1];
  const rows = [...(row.parentElement?.children ?? [])].filter((each) => inputsOf(each).length > 0);
  const inColumn = (from: readonly Element[]) =>
    from
      .map((each) => inputsOf(each).find((found) => columnOf(found) === columnOf(input)))
      .find((found) => found !== undefined);
  const place = rows.indexOf(row);
  if (key === 'ArrowUp') return inColumn(rows.slice(0, place).toReversed());
  if (key === 'ArrowDown') return inColumn(rows.slice(place + 1));
  const end = key === 'Home' ? 0 : -1;
  if (key !== 'Home' && key !== 'End') return undefined;
  return whole ? inputsOf(rows.at(end) ?? row).at(end) : own.at(end);
}

/**
 * Makes a table of inputs with `data-column` one stop of the tab key: arrows, Home and End
 * (with Ctrl to the corners) move inside. The column under the focus or the pointer gets
 * the class `here`, on its `col` and its header with the same `data-column`.
 */
export function useGridKeys(table: RefObject<HTMLTableElement | null>): void {
  useLayoutEffect(() => {
    const grid = table.current;
    if (grid === null) return undefined;
    const enter = (input: HTMLInputElement) => {
      for (const each of grid.querySelectorAll<HTMLInputElement>('input[tabindex="0"]')) {
        each.tabIndex = -1;
      }
      input.tabIndex = 0;
    };
    const light = (column: string | undefined) => {
      for (const each of grid.querySelectorAll('col.here, th.here')) each.classList.remove('here');
      if (column === undefined) return;
      for (const each of grid.querySelectorAll(
        `col[data-column="${CSS.escape(column)}"], th[data-column="${CSS.escape(column)}"]`,
      )) {
        each.classList.add('here');
      }
    };
    const inputAt = (event: Event) =>
      event.target instanceof HTMLInputElement && event.target.dataset['column'] !== undefined
        ? event.target
        : undefined;
    const onFocus = (event: FocusEvent) => {
      const input = inputAt(event);
      if (input === undefined) return;
      enter(input);
      light(input.dataset['column']);
    };
    const onPointer = (event: PointerEvent) => {
      const cell = event.target instanceof Element ? event.target.closest('td') : null;
      light(cell?.querySelector<HTMLInputElement>('input[data-column]')?.dataset['column']);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const input = inputAt(event);
      if (input === undefined || event.altKey || event.metaKey || event.isComposing) return;
      if (staysInText(input, event.key)) return;
      const next = nextInput(input, event.key, event.ctrlKey);
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
      if (next.type === 'text') next.select();
    };
    grid.addEventListener('focusin', onFocus);
    grid.addEventListener('pointerover', onPointer);
    grid.addEventListener('keydown', onKeyDown);
    return () => {
      grid.removeEventListener('focusin', onFocus);
      grid.removeEventListener('pointerover', onPointer);
      grid.removeEventListener('keydown', onKeyDown);
    };
  }, [table]);
}
