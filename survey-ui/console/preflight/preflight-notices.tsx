import type { Finding } from '../api/windows.ts';
import { Notice } from '../kit/notice.tsx';
import { FindingList } from './findings.tsx';

/** What the preflight refuses and warns of in one survey; nothing where it found nothing. */
export function PreflightNotices(props: {
  survey: { refusals: readonly Finding[]; warnings: readonly Finding[] };
  /** Headings of the two. */
  words: { refusals: string; warnings: string };
}) {
  const { refusals, warnings } = props.survey;
  return (
    <>
      {refusals.length === 0 ? null : (
        <Notice kind="error" word={props.words.refusals}>
          <FindingList ofOne findings={refusals} />
        </Notice>
      )}
      {warnings.length === 0 ? null : (
        <Notice kind="caution" title={props.words.warnings}>
          <FindingList ofOne findings={warnings} />
        </Notice>
      )}
    </>
  );
}
