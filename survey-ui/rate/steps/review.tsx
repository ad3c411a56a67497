import type { FormVersion } from '../../../shared/form/form-version.ts';
import { INDICATOR_COUNT } from '../../../shared/form/indicators.ts';
import { scaleWord } from '../../../shared/form/scale.ts';
import { findTraces } from '../../../shared/text/traces/find-traces.ts';
import { Caution } from '../components/caution.tsx';
import { Sheet } from '../components/sheet.tsx';
import { type Draft, emptyDraft, ratedCount } from '../state/draft.ts';
import { gapsOf, indicatorsOf } from '../state/gaps.ts';
import type { Drafts } from '../state/device.ts';
import type { Rated } from '../state/surveys.ts';
import { guardEn } from '../text/guard-en.ts';
import { guardZh } from '../text/guard-zh.ts';
import { useStepWords } from '../text/step-words.ts';

/** Everything that will be sent, each line with a way back to it, and the button that sends. */
export function Review(props: {
  form: FormVersion;
  /** The departments not sent yet. */
  rated: readonly Rated[];
  drafts: Drafts;
  /** Name of the rater's own department. */
  ownDepartment: string;
  storageLasts: boolean;
  onEdit: (survey: string, at?: number) => void;
  onSend: (ready: readonly Rated[]) => void;
}) {
  const { words, language } = useStepWords();
  const guard = language === 'zh' ? guardZh : guardEn;
  const { form, rated, drafts } = props;
  const draftOf = (survey: string) => drafts[survey] ?? emptyDraft;
  const ready = rated.filter(({ survey }) => gapsOf(form, draftOf(survey)).length === 0);
  const open = rated.length - ready.length;
  const telling = ready
    .flatMap(({ survey }) => draftOf(survey).texts)
    .flatMap((text) => findTraces(text, [props.ownDepartment]))
    .map((trace) => trace.words)
    .filter((word, index, all) => all.indexOf(word) === index);
  return (
    <Sheet title={words.review.title}>
      <p class="lead">{words.review.lead}</p>
      {rated.map(({ survey, name }) => (
        <ReviewedDepartment
          key={survey}
          form={form}
          name={name}
          draft={draftOf(survey)}
          ready={ready.some((one) => one.survey === survey)}
          onEdit={(at) => {
            props.onEdit(survey, at);
          }}
        />
      ))}
      <div class="closing">
        {!props.storageLasts && (
          <Caution>
            <p>{words.storage.blocked}</p>
          </Caution>
        )}
        {telling.length > 0 && (
          <Caution>
            <p>{guard.atReview(telling)}</p>
          </Caution>
        )}
        {ready.length === 0 && <p>{words.review.nothing}</p>}
        {ready.length > 0 && open > 0 && <p>{words.review.partly(ready.length, open)}</p>}
        {ready.length > 0 && <p>{words.review.once}</p>}
      </div>
      <div class="actions">
        <button
          type="button"
          class={ready.length > 0 ? 'secondary' : 'primary'}
          onClick={() => {
            const target = rated.find((one) => !ready.includes(one)) ?? rated[rated.length - 1];
            if (target !== undefined) props.onEdit(target.survey);
          }}
        >
          {open > 0 ? words.review.finish : words.review.back}
        </button>
        {ready.length > 0 && (
          <button
            type="button"
            class="primary"
            onClick={() => {
              props.onSend(ready);
            }}
          >
            {words.review.send(ready.length)}
          </button>
        )}
      </div>
    </Sheet>
  );
}

function ReviewedDepartment(props: {
  form: FormVersion;
  name: string;
  draft: Draft;
  ready: boolean;
  onEdit: (at?: number) => void;
}) {
  const { words, language } = useStepWords();
  const { form, draft } = props;
  return (
    <section class="reviewed">
      <h2>{props.name}</h2>
      {!props.ready && (
        <p class="needed">
          {words.review.incomplete}
          {words.colon}
          {words.progress.rated(ratedCount(draft), INDICATOR_COUNT)}{' '}
          <button
            type="button"
            class="link"
            onClick={() => {
              props.onEdit();
            }}
          >
            {words.review.finish}
          </button>
        </p>
      )}
      {ratedCount(draft) > 0 && (
        <dl>
          {indicatorsOf(form).map(({ id, name }, at) => {
            const rating = draft.ratings[at];
            const text = draft.texts[at]?.trim() ?? '';
            return (
              <div key={id}>
                <dt>{name[language]}</dt>
                <dd class="rating">
                  <strong>{rating ?? words.department.notRated}</strong>
                  {rating !== undefined && <span>{scaleWord(form, rating)?.[language]}</span>}
                </dd>
                <dd class={text === '' ? 'text soft' : 'text'}>
                  {text === '' ? words.review.noText : text}
                </dd>
                <dd class="edit">
                  <button
                    type="button"
                    class="link"
                    aria-label={words.review.editOf(`${props.name}${words.colon}${name[language]}`)}
                    onClick={() => {
                      props.onEdit(at);
                    }}
                  >
                    {words.review.edit}
                  </button>
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </section>
  );
}
