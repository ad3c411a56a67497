import { importColumns } from '../../../../shared/spreadsheet/import-columns.ts';
import type { ImportSource } from '../../api/imports.ts';
import { useAction } from '../../kit/action.ts';
import type { Answer } from '../../kit/answer.ts';
import { Button, ButtonRow } from '../../kit/button.tsx';
import { ExportButtons } from '../../kit/export-buttons.tsx';
import type { ExportFormat } from '../../kit/export-table.ts';
import { language } from '../../kit/language.ts';
import { RefusalNotice } from '../../kit/notice.tsx';
import { Section } from '../../kit/page-header.tsx';
import { Table } from '../../kit/table.tsx';
import { downloadTemplate, exportColumnsOf, exportedRows } from './template.ts';
import { importText } from './text.ts';

/** The template to fill in, and what there is already. */
function Templates(props: { source: ImportSource }) {
  const t = importText.value;
  const { source } = props;
  const { kind } = source;
  const save = useAction(async (format: ExportFormat): Promise<Answer<true>> => {
    try {
      await downloadTemplate(kind, format);
      return { ok: true, value: true };
    } catch {
      // The writer of xlsx could not be fetched.
      return { ok: false, refusal: { code: 'network', status: 0 } };
    }
  });
  return (
    <Section title={t.template}>
      <p>{t.templateText}</p>
      <ButtonRow>
        <Button running={save.running} onPress={() => void save.run('xlsx')}>
          {t.templateXlsx}
        </Button>
        <Button onPress={() => void save.run('csv')}>{t.templateCsv}</Button>
      </ButtonRow>
      {save.refusal === undefined ? null : <RefusalNotice refusal={save.refusal} />}
      <p class="import-present">{t.presentText(t.kinds[kind] ?? '')}</p>
      <ExportButtons
        name={t.exportName(t.kinds[kind] ?? '')}
        columns={exportColumnsOf(kind)}
        rows={() => exportedRows(source)}
      />
    </Section>
  );
}

/** What helps before a file is chosen: templates, and which columns there can be. */
export function BeforeFile(props: { source: ImportSource }) {
  const t = importText.value;
  const { kind } = props.source;
  return (
    <>
      <Templates source={props.source} />
      <Section title={t.columnsTitle}>
        <p>{t.columnsText}</p>
        {kind === 'service-map' ? <p>{t.matrixNote}</p> : null}
        <Table
          caption={t.columnsCaption(t.kinds[kind] ?? '')}
          rows={importColumns[kind]}
          rowKey={(row) => row.key}
          columns={[
            { header: t.column, names: true, render: (row) => row[language.value] },
            { header: t.need, render: (row) => (row.required ? t.required : t.optional) },
            { header: t.hint, render: (row) => t.columnHints[kind]?.[row.key] ?? '' },
          ]}
        />
      </Section>
    </>
  );
}
