import { type EvidenceRequirement, missingEvidence } from '../../../shared/form/evidence.ts';
import type { FormVersion, Indicator } from '../../../shared/form/form-version.ts';
import { INDICATOR_COUNT } from '../../../shared/form/indicators.ts';
import type { Ballot } from '../../../shared/rating-protocol/ballot.ts';
import { normaliseEvidence } from '../../../shared/rating-protocol/evidence-text.ts';
import type { Draft } from './draft.ts';

/** Something that keeps a draft from being sent, at the indicator where it can be mended. */
export type Gap =
  | { kind: 'rating'; at: number }
  | { kind: 'evidence'; at: number; requirement: EvidenceRequirement }
  | { kind: 'text'; at: number };

/** Everything that is missing or too long, in the order of the form. */
export function gapsOf(form: FormVersion, draft: Draft): Gap[] {
  const ratings = draft.ratings.flatMap((rating, at): Gap[] =>
    rating === undefined ? [{ kind: 'rating', at }] : [],
  );
  const texts = draft.texts.flatMap((text, at): Gap[] =>
    normaliseEvidence(text).fits ? [] : [{ kind: 'text', at }],
  );
  const evidence = missingEvidence(form, draft.ratings, draft.texts).map((requirement): Gap => {
    return { kind: 'evidence', at: requirement.indicators[0] ?? 0, requirement };
  });
  return [...ratings, ...texts, ...evidence].sort((a, b) => a.at - b.at);
}

/** The ballot to seal, its texts normalised; undefined while a rating is missing. */
export function ballotOf(draft: Draft): Ballot | undefined {
  const ratings = draft.ratings.filter((rating) => rating !== undefined);
  if (ratings.length !== INDICATOR_COUNT) return undefined;
  return { ratings, texts: draft.texts.map((text) => normaliseEvidence(text.trim()).text) };
}

/** The nine indicators of a form in their fixed order. */
export function indicatorsOf(form: FormVersion): Indicator[] {
  return form.indicatorGroups.flatMap((group) => group.indicators);
}
