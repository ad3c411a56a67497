import type { SurveyToApprove } from '../api/reviewer.ts';
import { formatCount, formatCycle } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { approvalsText } from './text-approvals.ts';

/** Ways to the pages on which several surveys of a window are approved together. */
export function ApproveTogether(props: { surveys: readonly SurveyToApprove[] }) {
  const windows = new Map<string, SurveyToApprove[]>();
  for (const survey of props.surveys) {
    windows.set(survey.window, [...(windows.get(survey.window) ?? []), survey]);
  }
  const several = [...windows].filter(([, surveys]) => surveys.length > 1);
  return (
    <>
      {several.map(([window, surveys]) => (
        <p key={window}>
          {several.length === 1
            ? null
            : `${formatCycle(surveys[0]?.cycle.label ?? '', language.value)} `}
          <a href={`/review/approvals/${window}`}>
            {approvalsText.value.link(formatCount(surveys.length, language.value))}
          </a>
        </p>
      ))}
    </>
  );
}
