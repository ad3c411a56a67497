import type {
  BilingualText,
  EvidencePolicy,
  FormVersion,
} from '../../../../shared/form/form-version.ts';
import { GREATEST_SHARE } from '../../../../shared/form/form-limits.ts';
import {
  HIGHEST_RATING,
  type IndicatorGroupId,
  type IndicatorId,
} from '../../../../shared/form/indicators.ts';
import { wholeNumber } from '../names.ts';

/** An indicator as the editor holds it: everything as typed. */
export interface IndicatorFields {
  id: IndicatorId;
  name: BilingualText;
  guidance: BilingualText;
  share: string;
}

/** A group as the editor holds it. */
export interface GroupFields {
  id: IndicatorGroupId;
  name: BilingualText;
  share: string;
  indicators: IndicatorFields[];
}

/** A band as the editor holds it. It starts after the band before it, so there is never a gap. */
export interface BandFields {
  word: BilingualText;
  to: number;
}

/** A version of the form as the editor holds it. */
export interface FormFields {
  groups: GroupFields[];
  bands: BandFields[];
  evidence: EvidencePolicy;
}

/** The editor's fields for a version. */
export function fieldsOfForm(form: FormVersion): FormFields {
  return {
    groups: form.indicatorGroups.map((group) => ({
      id: group.id,
      name: { ...group.name },
      share: String(group.weight),
      indicators: group.indicators.map(({ id, name, guidance, weight }) => ({
        id,
        name: { ...name },
        guidance: { ...guidance },
        share: String(weight),
      })),
    })),
    bands: form.scale.map(({ word, to }) => ({ word: { ...word }, to })),
    evidence: form.evidencePolicy,
  };
}

/** A typed share, or undefined. */
export function typedShare(typed: string): number | undefined {
  return wholeNumber(typed, 0, GREATEST_SHARE);
}

function cleaned({ zh, en }: BilingualText): BilingualText {
  return { zh: zh.normalize('NFC').trim(), en: en.normalize('NFC').trim() };
}

/** Where each band starts: after the one before. */
export function bandStarts(bands: readonly BandFields[]): number[] {
  return bands.map((_, index) => (index === 0 ? 1 : (bands[index - 1]?.to ?? 0) + 1));
}

/** Moves the end of a band; its neighbours give way so that each keeps at least one rating. */
export function moveBand(bands: readonly BandFields[], at: number, to: number): BandFields[] {
  return bands.map((band, index) => {
    const rest = bands.length - 1 - index;
    if (index === bands.length - 1) return { ...band, to: HIGHEST_RATING };
    if (index === at) return { ...band, to };
    if (index < at) return { ...band, to: Math.min(band.to, to - (at - index)) };
    return { ...band, to: Math.min(Math.max(band.to, to + (index - at)), HIGHEST_RATING - rest) };
  });
}

/** The version that the fields describe; a share that is no number counts as 0. */
export function formOfFields(fields: FormFields, number: number): FormVersion {
  const starts = bandStarts(fields.bands);
  return {
    number,
    indicatorGroups: fields.groups.map((group) => ({
      id: group.id,
      name: cleaned(group.name),
      weight: typedShare(group.share) ?? 0,
      indicators: group.indicators.map((indicator) => ({
        id: indicator.id,
        name: cleaned(indicator.name),
        guidance: cleaned(indicator.guidance),
        weight: typedShare(indicator.share) ?? 0,
      })),
    })),
    scale: fields.bands.map(({ word, to }, index) => ({
      from: starts[index] ?? 1,
      to,
      word: cleaned(word),
    })),
    evidencePolicy: fields.evidence,
  };
}
