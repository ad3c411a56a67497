import type { ResultView } from '../api/manager.ts';
import { timeZone } from '../api/session.ts';
import { DescriptionList } from '../kit/description-list.tsx';
import { formatDateTime, formatFixed } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Section } from '../kit/page-header.tsx';
import { levelsByGroup, weakestOf } from './classes.ts';
import { Levels } from './levels.tsx';
import { ScoreLine } from './score-line.tsx';
import { resultText } from './text.ts';

type Published = Extract<ResultView['result'], { outcome: 'published' }>;

/** Characters of the check mark that people compare; the file carries all of it. */
const MARK_SHOWN = 16;

function Score(props: { view: ResultView; result: Published }) {
  const t = resultText.value;
  const { result, view } = props;
  const score = formatFixed(result.customerScoreTenths, 1, language.value);
  return (
    <div class="stack">
      <div class="score">
        <p>
          <span class="score-name">{t.score}</span>
          <span class="figure-big">{score}</span>
          <span class="figure-unit">{t.points}</span>
          <span class="soft small">{t.outOf}</span>
        </p>
        <ScoreLine tenths={result.customerScoreTenths} shown={score} />
        <p class="soft small">{t.scoreText}</p>
      </div>
      <DescriptionList
        items={[
          { name: t.band, value: t.bands[result.band] },
          {
            name: t.released,
            value: formatDateTime(result.releasedAt, timeZone(), language.value),
          },
          {
            name: t.mark,
            value: (
              <>
                <span class="code">{view.fingerprint.slice(0, MARK_SHOWN)}</span>
                <span class="cell-note">{t.markText}</span>
              </>
            ),
          },
        ]}
      />
    </div>
  );
}

function Indicators(props: { view: ResultView; classes: readonly number[] }) {
  const t = resultText.value;
  const groups = levelsByGroup(props.view.form, props.classes);
  const weakest = weakestOf(groups).map(({ name }) => name);
  return (
    <div class="stack">
      <p>
        {t.indicatorsHint}
        {weakest.length === 0
          ? null
          : t.weakest(weakest.join(language.value === 'zh' ? '、' : ', '))}
      </p>
      <Levels groups={groups} />
    </div>
  );
}

/** What is published of a survey: the score, the reviewer's words, and the levels where there are any. */
export function PublishedResult(props: { view: ResultView; result: Published }) {
  const t = resultText.value;
  const { result } = props;
  return (
    <>
      <Score {...props} />
      {result.summary === null ? null : (
        <Section title={t.summary}>
          <p class="quoted">{result.summary}</p>
        </Section>
      )}
      <Section title={t.indicators}>
        {result.indicators === null ? (
          <p>{t.noIndicators}</p>
        ) : (
          <Indicators view={props.view} classes={result.indicators} />
        )}
      </Section>
      <Section title={t.more}>
        <ul class="bullets stack-small">
          {t.moreText.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
