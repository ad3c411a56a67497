import { useMemo, useState } from 'preact/hooks';
import { type EvidenceView, reviewerApi, type SurveyToAudit } from '../api/reviewer.ts';
import { timeZone } from '../api/session.ts';
import { useAction } from '../kit/action.ts';
import { Button } from '../kit/button.tsx';
import { formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { RefusalNotice } from '../kit/notice.tsx';
import { Section } from '../kit/page-header.tsx';
import { Watermark } from '../kit/watermark.tsx';
import { resultText } from '../result/text.ts';
import { type AuditNotes, readAuditNotes, writeAuditNotes } from './audit-notes.ts';
import { Decision } from './decision.tsx';
import { Evidence } from './evidence.tsx';
import { prepareEvidence, type ReadItem } from './read-evidence.ts';
import { reviewerText } from './text.ts';

interface Opened {
  view: EvidenceView;
  items: ReadItem[];
}

async function open(survey: string) {
  const view = await reviewerApi.evidence(survey);
  if (!view.ok) return view;
  return {
    ok: true as const,
    value: { view: view.value, items: await prepareEvidence(view.value) },
  };
}

interface AuditProps {
  survey: SurveyToAudit;
  reload: () => Promise<void>;
}

function OpenedAudit(props: AuditProps & { opened: Opened }) {
  const { survey, opened } = props;
  const { view, items } = opened;
  const [viewer, setViewer] = useState(view.viewer);
  const [notes, setNotes] = useState(() => readAuditNotes(survey.survey));
  const texts = useMemo(() => items.map(({ text }) => text), [items]);
  const change = (changed: Partial<AuditNotes>) => {
    const next = { ...notes, ...changed };
    setNotes(next);
    writeAuditNotes(survey.survey, next);
  };
  const toggle = (mark: string) =>
    change({
      marks: notes.marks.includes(mark)
        ? notes.marks.filter((each) => each !== mark)
        : [...notes.marks, mark],
    });
  const when = formatDateTime(viewer.at, timeZone(), language.value);
  return (
    <>
      <Watermark viewer={viewer} />
      <p class="soft small opened-by">{resultText.value.viewed(viewer.name, when)}</p>
      <Evidence view={view} items={items} marks={notes.marks} onMark={toggle} onPrint={setViewer} />
      {survey.state === 'tallied' ? (
        <Decision
          survey={survey}
          reload={props.reload}
          notes={notes}
          onNotes={change}
          texts={texts}
          clients={view.clients}
        />
      ) : null}
    </>
  );
}

/** Reading a survey's evidence, which is noted, and deciding about it. */
export function Audit(props: AuditProps) {
  const t = reviewerText.value.survey;
  const read = useAction(open);
  const [opened, setOpened] = useState<Opened>();
  if (opened !== undefined) return <OpenedAudit {...props} opened={opened} />;
  const press = async () => setOpened(await read.run(props.survey.survey));
  return (
    <Section title={t.read}>
      <div class="stack">
        <p>{t.readText}</p>
        {read.refusal === undefined ? null : <RefusalNotice refusal={read.refusal} />}
        <Button kind="primary" running={read.running} onPress={() => void press()}>
          {t.readButton}
        </Button>
      </div>
    </Section>
  );
}
