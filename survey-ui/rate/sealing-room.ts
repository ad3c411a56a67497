/**
 * The cryptographic part of the page, loaded while the rater reads: everything that seals,
 * blinds, checks keys and checks manifests in full.
 */
export {
  openSurveyManifest,
  openWindowManifest,
} from '../../shared/rating-protocol/open-manifest.ts';
export { finishBallot, prepareBallot } from '../../shared/rating-protocol/rater.ts';
