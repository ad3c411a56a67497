import type { View } from './view.ts';

/** A view of the rater's page. */
export const rater = (name: string, show: View['show'], more: Partial<View> = {}): View => ({
  name: `rater-${name}`,
  viewer: 'rater',
  show,
  ...more,
});
