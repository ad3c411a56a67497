import type { FormVersion } from '../../../shared/form/form-version.ts';
import { INDICATOR_IDS } from '../../../shared/form/indicators.ts';
import { scaleBand } from '../../../shared/form/scale.ts';
import { inLanguage } from '../kit/language.ts';

/** The published levels, low to high: 2 is `≤ 2`, 9 is `≥ 9`. */
export const LEVELS = [2, 3, 4, 5, 6, 7, 8, 9] as const;

/** A level as it is shown: whole points, with open ends. */
export function levelText(level: number): string {
  if (level <= 2) return '≤ 2';
  return level >= 9 ? '≥ 9' : String(level);
}

/** One indicator of a published result, ready to be drawn and said. */
export interface LevelOfIndicator {
  id: string;
  name: string;
  level: number;
  /** The form's word for the level, or nothing when its scale has none. */
  word: string;
  /** Place of the word on the form's scale, from 1. */
  step: number;
}

/** A group of the form with the levels of its indicators. */
export interface LevelsOfGroup {
  id: string;
  name: string;
  indicators: LevelOfIndicator[];
}

/** The nine published levels, grouped and named as on the form that the raters saw. */
export function levelsByGroup(form: FormVersion, classes: readonly number[]): LevelsOfGroup[] {
  return form.indicatorGroups.map((group) => ({
    id: group.id,
    name: inLanguage(group.name),
    indicators: group.indicators.map(({ id, name }) => {
      const level = classes[INDICATOR_IDS.indexOf(id)] ?? 0;
      const band = scaleBand(form, level);
      return {
        id,
        name: inLanguage(name),
        level,
        word: band === undefined ? '' : inLanguage(band.word),
        step: band === undefined ? 1 : form.scale.indexOf(band) + 1,
      };
    }),
  }));
}

/** The indicators at the lowest level; none when all nine are alike. */
export function weakestOf(groups: readonly LevelsOfGroup[]): LevelOfIndicator[] {
  const all = groups.flatMap((group) => group.indicators);
  const lowest = Math.min(...all.map(({ level }) => level));
  const weakest = all.filter(({ level }) => level === lowest);
  return weakest.length === all.length ? [] : weakest;
}
