import type { Ballot } from '../../shared/rating-protocol/ballot.ts';
import type { OpenedWindow } from '../client/rater-client.ts';
import type { SurveyManifest } from '../../shared/rating-protocol/manifest.ts';
import type { RecordedBallot } from './blinding.ts';
import type { OpenWindow } from './open-window.ts';
import type { Storage } from './storage.ts';
import type { Transcript } from './transcript.ts';
import type { Wire } from './wire.ts';

/** What every part of the walk-through works with. */
export interface Stage {
  tell: Transcript;
  /** The raters' traffic; staff have a wire of their own. */
  wire: Wire;
  staffWire: Wire;
  storage: Storage;
  scene: OpenWindow;
}

/** A rater who has opened a link. */
export interface OpenedRater {
  link: string;
  opened: OpenedWindow;
  /** The only survey of this walk-through. */
  survey: SurveyManifest;
}

/** A rater whose ballot is in the box, with all that rater's device and server ever held. */
export interface CastBallot extends OpenedRater, RecordedBallot {
  ballot: Ballot;
  receipt: string;
}
