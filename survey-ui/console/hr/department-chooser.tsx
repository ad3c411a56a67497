import { useState } from 'preact/hooks';
import { Button, ButtonRow } from '../kit/button.tsx';
import { CheckSet } from '../kit/choice.tsx';
import { TextField } from '../kit/field.tsx';
import { formatCount } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { windowText } from './text-window.ts';

/** Departments up to which all of them are seen at once and none has to be looked for. */
const FEW = 12;

/** Chooses departments out of many: by name, or all of them. */
export function DepartmentChooser(props: {
  id: string;
  legend: string;
  hint: string;
  error?: string | undefined;
  offered: readonly { id: string; name: string }[];
  chosen: readonly string[];
  onChoose: (chosen: string[]) => void;
}) {
  const t = windowText.value.form;
  const { offered, chosen } = props;
  const [search, setSearch] = useState('');
  const found = offered.filter(({ name }) => name.includes(search.trim()));
  const shown = new Set(found.map(({ id }) => id));
  const count = (value: number) => formatCount(value, language.value);
  const hidden = chosen.filter((id) => !shown.has(id));
  return (
    <div class="stack-small">
      {offered.length <= FEW ? null : (
        <TextField
          type="search"
          label={t.search}
          value={search}
          maxLength={100}
          onInput={setSearch}
        />
      )}
      <div class="choices-columns">
        <CheckSet
          id={props.id}
          legend={props.legend}
          hint={props.hint}
          values={chosen.filter((id) => shown.has(id))}
          onInput={(visible) => props.onChoose([...hidden, ...visible])}
          error={props.error}
          options={found.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      {found.length === 0 && offered.length > 0 ? <p class="soft">{t.noMatch}</p> : null}
      {offered.length === 0 ? null : (
        <ButtonRow>
          <Button kind="quiet" onPress={() => props.onChoose([...hidden, ...shown])}>
            {t.all}
          </Button>
          <Button kind="quiet" onPress={() => props.onChoose(hidden)}>
            {t.none}
          </Button>
          <span class="soft" role="status">
            {t.chosen(count(chosen.length), count(offered.length))}
          </span>
        </ButtonRow>
      )}
    </div>
  );
}
