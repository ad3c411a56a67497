import type { Preflight } from './preflight.ts';
import { linksOf } from './build-manifest.ts';
import type { SurveyRecord, WindowRecord } from './window-store.ts';

/** Rows of a page unless it is asked for more or fewer, and at most. */
export const usualPage = 50;
export const largestPage = 100;

/** Which rows of a list are wanted. */
export interface ListWish {
  /** Counts from 1. */
  page: number;
  /** Rows on a page. */
  size: number;
  /** Part of a department's name; empty for all. */
  search: string;
  /** An approval, a state of a survey, or the code of a finding; empty for all. */
  show: string;
}

/** A page of a list. */
export interface ListPage<Row> {
  /** Rows on all pages. */
  total: number;
  rows: Row[];
}

/** The rows of one page; none past the last one. */
export function pageOf<Row>(rows: readonly Row[], { page, size }: ListWish): ListPage<Row> {
  const start = (page - 1) * size;
  return { total: rows.length, rows: rows.slice(start, start + size) };
}

/** One survey in HR's list of a window. Nothing in it depends on who has answered. */
export function surveyRow(survey: SurveyRecord, threshold: number) {
  const raters = linksOf(survey);
  return {
    id: survey.id,
    department: survey.department,
    name: survey.departmentName,
    reviewer: survey.reviewerName ?? null,
    approval: survey.approval,
    returnReason: survey.returnReason ?? null,
    state: survey.state,
    keys: survey.keys,
    raters,
    clientDepartments: survey.clients.filter(({ links }) => links > 0).length,
    margin: raters - threshold,
  };
}

/** Surveys of a window by the names of their departments, those that are wished for. */
export function surveyPage(
  window: WindowRecord,
  preflight: Preflight | undefined,
  wish: ListWish,
): ListPage<ReturnType<typeof surveyRow>> {
  const found = new Map<string, Set<string>>();
  for (const { code, department } of [
    ...(preflight?.refusals ?? []),
    ...(preflight?.warnings ?? []),
  ]) {
    if (department === null) continue;
    found.set(department, (found.get(department) ?? new Set()).add(code));
  }
  const rows = window.surveys.filter((survey) => {
    if (!survey.departmentName.includes(wish.search)) return false;
    if (wish.show === '') return true;
    return (
      survey.approval === wish.show ||
      (survey.approval === 'approved' && survey.state === wish.show) ||
      found.get(survey.department)?.has(wish.show) === true
    );
  });
  const { total, rows: shown } = pageOf(rows, wish);
  return { total, rows: shown.map((survey) => surveyRow(survey, window.threshold)) };
}
