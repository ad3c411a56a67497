import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { session, timeZone } from '../../api/session.ts';
import type { IssuedLink } from '../../api/windows.ts';
import { useAction } from '../../kit/action.ts';
import type { Answer } from '../../kit/answer.ts';
import { formatDateTime } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { groupLinks, type LinkGroup } from './link-groups.ts';
import type { SlipFacts } from './slip-sheets.tsx';

type Sheets = ComponentType<SlipFacts & { groups: readonly LinkGroup[] }>;

async function loadSheets(): Promise<Answer<Sheets>> {
  try {
    return { ok: true, value: (await import('./slip-sheets.tsx')).SlipSheets };
  } catch {
    return { ok: false, refusal: { code: 'network', status: 0 } };
  }
}

/** Printing slips: `press` prints them in a new order, `sheets` has to stand outside of what paper hides. */
export function useSlips(props: {
  links: readonly IssuedLink[];
  departmentName: (id: string) => string;
  closesAt: number;
}) {
  const load = useAction(loadSheets);
  const [ready, setReady] = useState<{ sheets: Sheets; groups: LinkGroup[] }>();
  useEffect(() => {
    // Only now are they on the page.
    if (ready !== undefined) print();
  }, [ready]);
  const press = async () => {
    const sheets = ready?.sheets ?? (await load.run());
    if (sheets === undefined) return;
    setReady({ sheets, groups: groupLinks(props.links, props.departmentName) });
  };
  const Sheets = ready?.sheets;
  return {
    press: () => void press(),
    running: load.running,
    refusal: load.refusal,
    sheets:
      Sheets === undefined || ready === undefined ? null : (
        <Sheets
          groups={ready.groups}
          company={session.value?.company.name ?? ''}
          until={formatDateTime(props.closesAt, timeZone(), language.value)}
        />
      ),
  };
}
