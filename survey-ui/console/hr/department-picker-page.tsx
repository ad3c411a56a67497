import type { Department } from '../api/organisation.ts';
import { Button } from '../kit/button.tsx';
import { CheckSet } from '../kit/choice.tsx';
import { formatCount } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import type { ListPage } from '../kit/list.ts';
import { pickerText } from './text-picker.ts';

/** Departments on a page, so that a phone shows it without long scrolling. */
export const PICKER_PAGE = 24;

/** What is chosen, and how the choice is named. */
export interface Choice {
  id: string;
  legend: string;
  /** True where a heading right above says the same. */
  legendUnseen?: boolean;
  hint?: string;
  error: string | undefined;
  chosen: readonly string[];
  /** They stay chosen, whatever is pressed. */
  kept?: ReadonlySet<string>;
  onChange: (chosen: string[]) => void;
}

/** The departments of one page, and the way to the others. */
export function PickerPage(
  props: Choice & {
    shown: ListPage<Department>;
    busy: boolean;
    page: number;
    onTurn: (page: number) => void;
  },
) {
  const t = pickerText.value;
  const { chosen, kept, page } = props;
  const { rows, total } = props.shown;
  const listed = new Set(rows.map(({ id }) => id));
  const last = Math.max(1, Math.ceil(total / PICKER_PAGE));
  const count = (value: number) => formatCount(value, language.value);
  const check = (values: string[]) => {
    const checked = new Set(values);
    const stays = (id: string) => !listed.has(id) || checked.has(id) || kept?.has(id) === true;
    const added = values.filter((id) => !chosen.includes(id));
    props.onChange([...chosen.filter(stays), ...added]);
  };
  return (
    <>
      <div class="choices-columns" aria-busy={props.busy ? 'true' : undefined}>
        <CheckSet
          id={props.id}
          legend={props.legend}
          legendUnseen={props.legendUnseen ?? false}
          hint={props.hint}
          error={props.error}
          values={chosen.filter((id) => listed.has(id))}
          onInput={check}
          options={rows.map(({ id, name, code }) => ({
            value: id,
            label: name,
            hint: kept?.has(id) === true ? t.kept : code,
          }))}
        />
      </div>
      {total === 0 ? <p class="soft">{t.nothing}</p> : null}
      {last === 1 ? null : (
        <nav class="button-row" aria-label={t.pages}>
          <Button disabled={page === 1} onPress={() => props.onTurn(page - 1)}>
            {t.earlier}
          </Button>
          <span class="figures" role="status">
            {t.page(count(page), count(last))}
          </span>
          <Button disabled={page >= last} onPress={() => props.onTurn(page + 1)}>
            {t.later}
          </Button>
        </nav>
      )}
    </>
  );
}
