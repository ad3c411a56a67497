import { useState } from 'preact/hooks';
import type { IssuedLink } from '../../api/windows.ts';
import { useAction } from '../../kit/action.ts';
import type { Answer } from '../../kit/answer.ts';
import { Button, ButtonRow } from '../../kit/button.tsx';
import { CopyButton } from '../../kit/copy-button.tsx';
import { download } from '../../kit/download.ts';
import { RefusalNotice } from '../../kit/notice.tsx';
import { linksAsCsv, linksAsSheets } from './export-links.ts';
import { groupLinks } from './link-groups.ts';
import { useSlips } from './print-slips.tsx';
import { linksText } from './text.ts';
import { kitText } from '../../text/kit.ts';

/** The ways to take links away from the page: on paper, as files, as text. */
export function SaveLinks(props: {
  links: readonly IssuedLink[];
  departmentName: (id: string) => string;
  cycle: string;
  closesAt: number;
}) {
  const t = linksText.value;
  const header = { department: t.department, link: t.link, code: t.code };
  const groups = () => groupLinks(props.links, props.departmentName);
  const slips = useSlips(props);
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx');
  const save = useAction(async (wanted: 'xlsx' | 'csv'): Promise<Answer<true>> => {
    setFormat(wanted);
    const name = t.file(props.cycle);
    if (wanted === 'csv') {
      download(`${name}.csv`, 'text/csv', linksAsCsv(groups(), header));
      return { ok: true, value: true };
    }
    try {
      const { writeXlsx } = await import('../../kit/write-xlsx.ts');
      const file = await writeXlsx(linksAsSheets(groups(), header));
      download(`${name}.xlsx`, file.type, file);
      return { ok: true, value: true };
    } catch {
      // The writer of xlsx is fetched now, and that may fail as any other request.
      return { ok: false, refusal: { code: 'network', status: 0 } };
    }
  });
  return (
    <div class="stack">
      <ButtonRow>
        <Button running={slips.running} onPress={slips.press}>
          {t.print}
        </Button>
        {(['xlsx', 'csv'] as const).map((each) => (
          <Button
            key={each}
            running={save.running && format === each}
            onPress={() => void save.run(each)}
          >
            {kitText.value.exports[each]}
          </Button>
        ))}
        <CopyButton
          text={() =>
            groups()
              .flatMap((group) => group.links.map((link) => `${group.name}\t${link}`))
              .join('\n')
          }
        >
          {t.copy}
        </CopyButton>
      </ButtonRow>
      {save.refusal === undefined ? null : (
        <RefusalNotice refusal={save.refusal} onRetry={() => void save.run(format)} />
      )}
      {slips.refusal === undefined ? null : (
        <RefusalNotice refusal={slips.refusal} onRetry={slips.press} />
      )}
      <p class="soft">{t.order}</p>
      {slips.sheets}
    </div>
  );
}
