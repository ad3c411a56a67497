import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Purpose, ResultView, Trend } from '../api/manager.ts';
import { timeZone } from '../api/session.ts';
import type { Answer } from '../kit/answer.ts';
import { Button, ButtonLink } from '../kit/button.tsx';
import { ExportButtons } from '../kit/export-buttons.tsx';
import { formatCycle, formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { useNotedPrint } from '../kit/noted-print.ts';
import { Notice, RefusalNotice } from '../kit/notice.tsx';
import { PageHeader, Section } from '../kit/page-header.tsx';
import { Watermark } from '../kit/watermark.tsx';
import { levelsByGroup, weakestOf } from './classes.ts';
import { exportRows } from './export-rows.ts';
import { PublishedResult } from './published-result.tsx';
import { resultText } from './text.ts';
import { TrendSection } from './trend.tsx';

interface CustomerResultProps {
  view: ResultView;
  listHref: string;
  /** Where the department reads who looked, for those who may. */
  looksHref?: string | undefined;
  /** Where measures are written, for those who write them. */
  measuresHref?: string | undefined;
  /** The measures of the cycle before, beside what came of them. */
  measures?: ComponentChildren;
  read: (purpose: Purpose) => Promise<Answer<ResultView>>;
  readTrend: (department: string) => Promise<Answer<Trend>>;
}

/** What a new measure begins with: the weakest indicator, where the levels are published. */
function aboutWeakest({ result, form }: ResultView): string {
  if (result.outcome !== 'published' || result.indicators === null) return '';
  const [weakest] = weakestOf(levelsByGroup(form, result.indicators));
  return weakest === undefined ? '' : `?about=${weakest.id}`;
}

/** One customer result as whoever may read it sees it, on screen and on paper. */
export function CustomerResult(props: CustomerResultProps) {
  const t = resultText.value;
  const [view, setView] = useState(props.view);
  const { result } = view;
  const printing = useNotedPrint(() => props.read('print'), setView);
  const cycle = formatCycle(view.cycle.label, language.value);
  return (
    <>
      <Watermark viewer={view.viewer} />
      <PageHeader
        title={t.name(view.department.name, cycle)}
        above={{ href: props.listHref, name: t.title }}
        actions={
          <div class="button-row">
            {result.outcome === 'published' ? (
              <ExportButtons
                name={t.exportName(view.department.name, cycle)}
                columns={[
                  { header: t.exportItem, value: (row) => row.item },
                  { header: t.exportValue, value: (row) => row.value },
                ]}
                rows={async () => {
                  const read = await props.read('export');
                  return read.ok ? { ok: true, value: exportRows(read.value) } : read;
                }}
              />
            ) : null}
            <Button running={printing.running} onPress={() => void printing.press()}>
              {t.print}
            </Button>
          </div>
        }
        lead={
          <>
            <p>
              {t.viewed(
                view.viewer.name,
                formatDateTime(view.viewer.at, timeZone(), language.value),
              )}
            </p>
            {props.looksHref === undefined ? null : (
              <p class="no-print">
                <a href={props.looksHref}>{t.whoLooked}</a>
              </p>
            )}
          </>
        }
      />
      {printing.refusal === undefined ? null : <RefusalNotice refusal={printing.refusal} />}
      {result.outcome === 'published' ? (
        <PublishedResult view={view} result={result} />
      ) : (
        <Notice kind="note" title={t[result.outcome]}>
          {t[`${result.outcome}Text`].map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      <TrendSection department={view.department.id} read={props.readTrend} />
      {props.measures}
      {props.measuresHref === undefined ? null : (
        <Section title={t.improve}>
          <div class="stack no-print">
            <p>{t.improveText}</p>
            <div>
              <ButtonLink href={`${props.measuresHref}${aboutWeakest(view)}`}>
                {t.improveLink}
              </ButtonLink>
            </div>
          </div>
        </Section>
      )}
      <p class="soft small result-rule">{t.rule}</p>
    </>
  );
}
