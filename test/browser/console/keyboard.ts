import type { Locator, Page } from 'playwright-core';

/** More stops than any page of a short sheet has. */
const MOST_STOPS = 200;

/** A page that is used without a pointer: everything is reached by Tab, as who cannot point does. */
export interface Keys {
  /** Goes on from stop to stop until `target` has the focus. Throws when no stop leads there. */
  reach: (target: Locator) => Promise<void>;
  /** Presses the button or link of this name. */
  press: (name: string) => Promise<void>;
  /** Presses a button that asks first, and the one of the same name in its dialog. */
  confirm: (name: string) => Promise<void>;
  /** Types into a field. */
  type: (field: Locator, text: string) => Promise<void>;
}

export function keysOf(page: Page): Keys {
  const reach = async (target: Locator): Promise<void> => {
    await target.waitFor();
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`no stop leads to ${target.toString()}`);
  };
  const enter = async (target: Locator): Promise<void> => {
    await reach(target);
    await page.keyboard.press('Enter');
  };
  const press = (name: string) => enter(page.getByRole('button', { name, exact: true }));
  return {
    reach,
    press,
    confirm: async (name) => {
      await press(name);
      const dialog = page.getByRole('dialog');
      await enter(dialog.getByRole('button', { name, exact: true }));
      await dialog.waitFor({ state: 'detached' });
    },
    type: async (field, text) => {
      await reach(field);
      await page.keyboard.insertText(text);
    },
  };
}

/**
 * Types a day into the date field that has the focus. The parts stand in the order of the
 * browser's own language, whatever the page's is: each order is tried until the field says the day.
 */
export async function typeDay(page: Page, field: Locator, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  for (const order of [
    [year, month, date],
    [month, date, year],
    [date, month, year],
  ]) {
    for (const part of order) {
      await page.keyboard.type(part);
      // Two digits lead on by themselves; a year may have six.
      if (part === year) await page.keyboard.press('ArrowRight');
    }
    if ((await field.inputValue()) === day) return;
    for (const _ of order) await page.keyboard.press('ArrowLeft');
  }
  throw new Error(`the field does not take ${day}`);
}
