import { useState } from 'preact/hooks';
import type { ImportKind } from '../../../../shared/spreadsheet/import-columns.ts';
import { Button, ButtonRow } from '../../kit/button.tsx';
import { CheckField } from '../../kit/choice.tsx';
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx';
import { DescriptionList } from '../../kit/description-list.tsx';
import { SelectField } from '../../kit/field.tsx';
import { formatCount } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { Notice, RefusalNotice } from '../../kit/notice.tsx';
import { Section } from '../../kit/page-header.tsx';
import { FileButton } from './choose-file.tsx';
import { columnName } from './column-name.ts';
import { EntriesPart } from './entries-part.tsx';
import { FaultsPart } from './faults-part.tsx';
import { MissingPart } from './missing-part.tsx';
import type { TextEncodingName } from './read-sheet.ts';
import { importText } from './text.ts';
import type { Import, LoadedFile, Stage } from './use-import.ts';

type Reviewing = Extract<Stage, { name: 'reviewing' }>;
interface ReviewProps {
  kind: ImportKind;
  stage: Reviewing;
  doing: Import;
}

const count = (value: number) => formatCount(value, language.value);

/** What file it is, how it was read, and what it comes to. */
function FileFacts(props: ReviewProps) {
  const t = importText.value;
  const { loaded, preview } = props.stage;
  const { plan, faultCount } = preview;
  const parts = [loaded.file.name, t.rows(count(plan.rows))];
  if (plan.remarks > 0) parts.push(t.remarks(count(plan.remarks)));
  const changes = t.changes(
    count(of(props.stage, 'added')),
    count(of(props.stage, 'changed')),
    count(plan.unchanged),
  );
  return (
    <Section
      title={t.summary}
      actions={
        <FileButton onChoose={(chosen) => void props.doing.choose(chosen)}>
          {faultCount > 0 ? t.chooseAgain : t.chooseOther}
        </FileButton>
      }
    >
      <DescriptionList
        items={[
          { name: t.fileFact, value: parts.join(language.value === 'zh' ? '，' : ', ') },
          {
            name: t.resultFact,
            value: faultCount > 0 ? t.faultsTitle(count(faultCount)) : changes,
          },
        ]}
      />
      <EncodingPart loaded={loaded} doing={props.doing} />
    </Section>
  );
}

/** How a text file was decoded; another way to decode it is offered first when it looks wrong. */
function EncodingPart(props: { loaded: LoadedFile; doing: Import }) {
  const t = importText.value;
  const { sheet, file } = props.loaded;
  const { encoding, garbled } = sheet;
  if (encoding === undefined) return null;
  const choice = (
    <SelectField
      label={t.encodingFact}
      value={encoding}
      options={Object.entries(t.encodings).map(([value, label]) => ({ value, label }))}
      onInput={(value) => void props.doing.choose(file, value as TextEncodingName)}
    />
  );
  return (
    <div class="import-encoding">
      {garbled === true ? (
        <>
          <Notice kind="caution" title={t.garbledTitle} live>
            {t.garbledText}
          </Notice>
          {choice}
        </>
      ) : (
        <details>
          <summary>{t.encodingIs(t.encodings[encoding])}</summary>
          {choice}
        </details>
      )}
    </div>
  );
}

function of({ preview }: Reviewing, change: 'added' | 'changed'): number {
  return preview.plan.entries.filter((entry) => entry.change === change).length;
}

/** The button that imports, and the question before something ends. */
function RunPart(props: ReviewProps) {
  const t = importText.value;
  const { kind, stage, doing } = props;
  const [asking, setAsking] = useState(false);
  const { plan } = stage.preview;
  const ends = stage.loaded.wishes.missing === 'end' ? plan.missing.length : 0;
  const label = t.run(count(of(stage, 'added')), count(of(stage, 'changed')), count(ends));
  return (
    <div class="section">
      {stage.refusal === undefined ? null : (
        <RefusalNotice
          refusal={stage.refusal}
          onRetry={() => void doing.write(ends > 0 ? String(ends) : null)}
        />
      )}
      <ButtonRow>
        <Button
          kind="primary"
          running={stage.checking}
          onPress={() => (ends > 0 ? setAsking(true) : void doing.write(null))}
        >
          {label}
        </Button>
        <Button kind="quiet" onPress={doing.cancel}>
          {t.cancel}
        </Button>
      </ButtonRow>
      <ConfirmDialog
        open={asking}
        title={t.runTitle}
        phrase={String(ends)}
        confirm={label}
        final
        running={false}
        onClose={() => setAsking(false)}
        onConfirm={() => void doing.write(String(ends))}
      >
        <p>{t.endMissing[kind]?.(count(ends))}</p>
        <p>{t.endText[kind]}</p>
      </ConfirmDialog>
    </div>
  );
}

/** What the file would change, or what is wrong with it; nothing has been written yet. */
export function Review(props: ReviewProps) {
  const t = importText.value;
  const { kind, stage, doing } = props;
  const { plan, faultCount } = stage.preview;
  const { sheet, wishes } = stage.loaded;
  const faulty = faultCount > 0;
  const ends = wishes.missing === 'end' && plan.missing.length > 0;
  const unknownPeople =
    wishes.leaveOutUnknownPeople || plan.faults.some(({ code }) => code === 'person_unknown');
  return (
    <>
      {stage.outdated ? (
        <Notice kind="caution" title={t.outdatedTitle} live>
          {t.outdatedText}
        </Notice>
      ) : null}
      {plan.unknownColumns.length === 0 ? null : (
        <Notice kind="caution" title={t.unknownColumns}>
          {plan.unknownColumns
            .map((index) => columnName(sheet.header, index))
            .join(language.value === 'zh' ? '、' : ', ')}
        </Notice>
      )}
      <FileFacts {...props} />
      {faulty ? <FaultsPart kind={kind} sheet={sheet} preview={stage.preview} /> : null}
      {unknownPeople ? (
        <div class="section">
          <CheckField
            label={t.leaveOut}
            checked={wishes.leaveOutUnknownPeople}
            onInput={(leaveOutUnknownPeople) => void doing.check({ leaveOutUnknownPeople })}
          />
          {plan.leftOut === 0 ? null : <p>{t.leftOut(count(plan.leftOut))}</p>}
        </div>
      ) : null}
      {!faulty && plan.entries.length === 0 && !ends ? (
        <div class="section">
          <Notice kind="done" title={t.nothingTitle} live>
            {t.nothingText}
          </Notice>
        </div>
      ) : null}
      {faulty || plan.entries.length === 0 ? null : (
        <EntriesPart kind={kind} entries={plan.entries} />
      )}
      {faulty || plan.missing.length === 0 ? null : (
        <MissingPart
          kind={kind}
          missing={plan.missing}
          wish={wishes.missing}
          onWish={(missing) => void doing.check({ missing })}
        />
      )}
      {faulty || (plan.entries.length === 0 && !ends) ? null : <RunPart {...props} />}
    </>
  );
}
