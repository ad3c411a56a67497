import { besideViews } from './rater-beside-views.ts';
import { checkViews } from './rater-check-views.ts';
import { ratingViews } from './rater-rating-views.ts';
import { sendingViews } from './rater-sending-views.ts';
import { stopViews } from './rater-stop-views.ts';
import type { View } from './view.ts';

/** Every state of the rater's page. */
export const raterViews: readonly View[] = [
  ...stopViews,
  ...ratingViews,
  ...sendingViews,
  ...checkViews,
  ...besideViews,
];
