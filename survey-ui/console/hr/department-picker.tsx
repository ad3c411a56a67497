import { useEffect, useState } from 'preact/hooks';
import { type Department, findDepartments, organisationApi } from '../api/organisation.ts';
import { useAction } from '../kit/action.ts';
import { Button, ButtonRow } from '../kit/button.tsx';
import { SelectField } from '../kit/field.tsx';
import { formatCount } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import type { ListPage } from '../kit/list.ts';
import { Skeleton } from '../kit/loaded.tsx';
import { useLoad } from '../kit/loading.ts';
import type { Named } from '../kit/named.ts';
import { RefusalNotice } from '../kit/notice.tsx';
import { PickField } from '../kit/pick-field.tsx';
import { SearchField } from '../kit/search-field.tsx';
import { type Choice, PICKER_PAGE, PickerPage } from './department-picker-page.tsx';
import { pickerText } from './text-picker.ts';

/** Departments that a picker lists. */
export interface Offer {
  name: string;
  filters: Readonly<Record<string, string>>;
}

interface PickerProps extends Choice {
  /** Which departments can be chosen: filters of their list, with a name where there are several. */
  among: readonly Offer[];
}

/**
 * Chooses departments out of many, of which the Worker gives a page at a time: by name or code, by
 * the department above them, all that fit at once or one by one. What is chosen stays chosen while
 * the list shows others.
 */
export function DepartmentPicker(props: PickerProps) {
  const t = pickerText.value;
  const { among, chosen, kept } = props;
  const [asked, setAsked] = useState({ search: '', page: 1, offer: 0 });
  const [above, setAbove] = useState<Named | null>(null);
  const narrowed = asked.search !== '' || above !== null;
  const filters = {
    ...among[asked.offer]?.filters,
    search: asked.search,
    ...(above === null ? {} : { below: above.id }),
  };
  const load = useLoad(`picker ${JSON.stringify([filters, asked.page])}`, async () => {
    const read = await organisationApi.departments({
      ...filters,
      page: String(asked.page),
      size: String(PICKER_PAGE),
    });
    return read.ok ? { ok: true, value: { ...read.value, narrowed } } : read;
  });
  // The page before stays while the next one is on its way, and with it the focus.
  const [shown, setShown] = useState<ListPage<Department> & { narrowed: boolean }>();
  const { current } = load;
  useEffect(() => {
    if (current.state === 'here') setShown(current.value);
  }, [current]);
  const fitting = useAction(() => organisationApi.departmentIds(filters));
  const count = (value: number) => formatCount(value, language.value);
  const total = shown?.total ?? 0;
  // What is seen at once need not be looked for.
  const few = !narrowed && shown?.narrowed !== true && total <= PICKER_PAGE;
  const chooseFitting = async (wanted: boolean) => {
    const found = await fitting.run();
    if (found === undefined) return;
    const ids = new Set(found.ids);
    const others = chosen.filter((id) => !ids.has(id) || (!wanted && kept?.has(id) === true));
    props.onChange(wanted ? [...others, ...found.ids] : others);
  };
  return (
    <div class="stack-small">
      <div class="field-row">
        {few ? null : (
          <>
            <SearchField
              label={t.search}
              value={asked.search}
              onSearch={(search) => setAsked((before) => ({ ...before, search, page: 1 }))}
            />
            <PickField
              label={t.above}
              value={above}
              find={findDepartments}
              onPick={(picked) => {
                setAbove(picked);
                setAsked({ ...asked, page: 1 });
              }}
            />
          </>
        )}
        {among.length === 1 ? null : (
          <SelectField
            label={t.show}
            value={String(asked.offer)}
            onInput={(value) => setAsked({ ...asked, page: 1, offer: Number(value) })}
            options={among.map(({ name }, at) => ({ value: String(at), label: name }))}
          />
        )}
      </div>
      <ButtonRow>
        <Button
          kind="quiet"
          running={fitting.running}
          disabled={total === 0}
          onPress={() => void chooseFitting(true)}
        >
          {t.all(count(total))}
        </Button>
        <Button
          kind="quiet"
          running={fitting.running}
          disabled={total === 0}
          onPress={() => void chooseFitting(false)}
        >
          {t.none(count(total))}
        </Button>
        <span class="soft figures" role="status">
          {t.chosen(count(chosen.length))}
        </span>
      </ButtonRow>
      {current.state === 'refused' ? (
        <RefusalNotice refusal={current.refusal} onRetry={() => void load.reload()} />
      ) : null}
      {shown === undefined && current.state === 'loading' ? <Skeleton /> : null}
      {shown === undefined ? null : (
        <PickerPage
          {...props}
          shown={shown}
          busy={current.state === 'loading'}
          page={asked.page}
          onTurn={(page) => setAsked({ ...asked, page })}
        />
      )}
      {fitting.refusal === undefined ? null : <RefusalNotice refusal={fitting.refusal} />}
    </div>
  );
}
