import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso/router';
import type { WindowState } from '../../../shared/wire/window-states.ts';
import { organisationApi, type Organisation } from '../api/organisation.ts';
import { timeZone } from '../api/session.ts';
import { windowsApi, type WindowView } from '../api/windows.ts';
import type { Answer } from '../kit/answer.ts';
import { DescriptionList } from '../kit/description-list.tsx';
import { formatCount, formatCycle, formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Loaded } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import { PageHeader, Section } from '../kit/page-header.tsx';
import { StatusLabel } from '../kit/status-label.tsx';
import { Steps } from '../kit/steps.tsx';
import { namesOf } from './names.ts';
import { hrText } from './text.ts';
import { WindowReplacements } from './links/replacements.tsx';
import { WindowDraft, WindowSubmitted } from './window-approval.tsx';
import { WindowKeys } from './window-keys.tsx';
import { WindowLinks } from './window-links.tsx';
import { WindowNext } from './window-next.tsx';
import type { WindowPartProps } from './window-part.ts';
import { WindowRequests } from './window-requests.tsx';
import { WindowRunning } from './window-running.tsx';
import { stagesOf, WINDOW_TONES } from './window-states.ts';
import { WindowSurveys } from './window-surveys.tsx';

function Facts(props: { window: WindowView }) {
  const t = hrText.value.windows.facts;
  const { window } = props;
  const when = (at: number) => formatDateTime(at, timeZone(), language.value);
  const count = (value: number) => formatCount(value, language.value);
  const moved = window.plannedCloseAt !== window.closesAt;
  return (
    <Section title={t.title}>
      <DescriptionList
        items={[
          {
            name: t.times,
            value: `${t.range(when(window.opensAt), when(window.closesAt))}${
              moved ? t.extended(when(window.plannedCloseAt)) : ''
            }`,
          },
          { name: t.latest, value: when(window.latestCloseAt) },
          { name: t.grace, value: t.graceValue(count(window.graceMinutes)) },
          { name: t.threshold, value: t.thresholdValue(count(window.threshold)) },
          { name: t.preparedBy, value: window.preparedBy.name },
          ...(window.fingerprint === null
            ? []
            : [
                {
                  name: t.fingerprint,
                  value: (
                    <>
                      <span class="code">{window.fingerprint}</span>
                      <br />
                      <span class="soft small">{t.fingerprintHint}</span>
                    </>
                  ),
                },
              ]),
        ]}
      />
    </Section>
  );
}

function NowPart(props: WindowPartProps) {
  switch (props.window.state) {
    case 'draft':
      return <WindowDraft {...props} />;
    case 'submitted':
      return <WindowSubmitted {...props} />;
    case 'approved':
    case 'preparing':
      return <WindowKeys {...props} />;
    case 'ready':
      return <WindowLinks {...props} />;
    case 'issued':
    case 'open':
    case 'grace':
    case 'closed':
    case 'void':
    default:
      return <WindowRunning {...props} />;
  }
}

function Window(props: {
  window: WindowView;
  organisation: Organisation;
  reload: () => Promise<void>;
}) {
  const t = hrText.value.windows;
  const { window } = props;
  const [shown, setShown] = useState('');
  const part = {
    window,
    departmentName: namesOf(props.organisation).department,
    reload: props.reload,
    show: (kind: string) => {
      setShown(kind);
      document.getElementById('surveys')?.scrollIntoView();
    },
  };
  return (
    <>
      <PageHeader
        title={t.name(formatCycle(window.cycle.label, language.value))}
        above={{ href: '/hr/windows', name: t.title }}
        status={
          <StatusLabel tone={WINDOW_TONES[window.state]}>{t.states[window.state]}</StatusLabel>
        }
      />
      <Steps
        label={t.stepsLabel}
        steps={stagesOf(window).map(({ stage, state }) => ({ name: t.steps[stage], state }))}
      />
      <WindowNext next={window.next} />
      <NowPart {...part} />
      <WindowReplacements {...part} />
      <WindowSurveys {...part} shown={shown} onShown={setShown} />
      <Facts window={window} />
      <WindowRequests {...part} />
    </>
  );
}

/** States in which links are shown, each with the name of its client department. */
const withLinks: ReadonlySet<WindowState> = new Set(['ready', 'issued', 'open', 'grace']);

async function readWindow(id: string): Promise<Answer<[WindowView, Organisation]>> {
  const window = await windowsApi.read(id);
  if (!window.ok) return window;
  if (!withLinks.has(window.value.state)) {
    return { ok: true, value: [window.value, { departments: [] }] };
  }
  const organisation = await organisationApi.read();
  return organisation.ok ? { ok: true, value: [window.value, organisation.value] } : organisation;
}

/** One survey window: where it stands, what to do now, and everything about it. */
export function WindowPage() {
  const id = useRoute().params['id'] ?? '';
  const load = useLoad(`window ${id}`, () => readWindow(id));
  return (
    <Loaded load={load}>
      {([window, organisation]) => (
        <Window window={window} organisation={organisation} reload={load.reload} />
      )}
    </Loaded>
  );
}
