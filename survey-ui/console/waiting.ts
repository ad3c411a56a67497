import { signal } from '@preact/signals';

/** How many of a reviewer's tasks wait, as far as the home page has read them; shown in the navigation. */
export const waiting = signal<{ surveys?: number; sheets?: number }>({});
