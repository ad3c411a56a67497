import { useMemo } from 'preact/hooks';
import { findTraces } from '../../../shared/text/traces/find-traces.ts';
import { AreaField } from '../kit/field.tsx';
import { formatCount } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Notice } from '../kit/notice.tsx';
import { quotationFinder } from './quoting.ts';
import { auditText } from './text-audit.ts';

/** Code points that a summary may have. */
const LONGEST_SUMMARY = 2000;

interface SummaryFieldProps {
  value: string;
  onInput: (summary: string) => void;
  /** What raters wrote; a summary should not repeat it. */
  texts: readonly string[];
  clients: readonly string[];
  error?: string | undefined;
}

/** What the manager is told, with warnings of what may give raters away. They never block. */
export function SummaryField(props: SummaryFieldProps) {
  const t = auditText.value;
  const findQuotation = useMemo(() => quotationFinder(props.texts), [props.texts]);
  const quotation = findQuotation(props.value);
  const traces = findTraces(props.value, props.clients);
  const left = LONGEST_SUMMARY - Array.from(props.value).length;
  return (
    <div class="stack-small">
      <AreaField
        label={t.summary}
        hint={t.summaryHint}
        value={props.value}
        onInput={props.onInput}
        rows={5}
        maxLength={LONGEST_SUMMARY}
        error={props.error}
      />
      <p class="soft small figures">{t.summaryLeft(formatCount(left, language.value))}</p>
      <div aria-live="polite" class="stack-small">
        {quotation === undefined ? null : (
          <Notice kind="caution" title={t.quoted}>
            <p>{quotation}</p>
          </Notice>
        )}
        {traces.length === 0 ? null : (
          <Notice kind="caution" title={t.summaryTraces}>
            <p>
              {[
                ...new Set(traces.map(({ words, kind }) => `${words} (${t.traceKinds[kind]})`)),
              ].join(language.value === 'zh' ? '、' : ', ')}
            </p>
          </Notice>
        )}
      </div>
    </div>
  );
}
