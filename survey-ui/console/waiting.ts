import { signal } from '@preact/signals';

/** How many tasks wait in each area, as far as it has been read; shown in the navigation. */
export const waiting = signal<{ reviewer?: number }>({});
