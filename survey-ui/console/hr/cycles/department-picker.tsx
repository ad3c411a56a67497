import { useState } from 'preact/hooks';
import { Button } from '../../kit/button.tsx';
import { CheckSet } from '../../kit/choice.tsx';
import { TextField } from '../../kit/field.tsx';
import { cyclesText } from './text.ts';

/** A department that can be chosen. */
export interface Choosable {
  id: string;
  code: string;
  name: string;
  /** It stays chosen, whatever is pressed. */
  kept?: boolean;
}

function fits(department: Choosable, wanted: string): boolean {
  const text = wanted.normalize('NFKC').trim().toLowerCase();
  return `${department.code} ${department.name}`.normalize('NFKC').toLowerCase().includes(text);
}

/** Chooses departments out of many: found by typing, all that are listed at once or one by one. */
export function DepartmentPicker(props: {
  id: string;
  departments: readonly Choosable[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  error: string | undefined;
}) {
  const t = cyclesText.value;
  const [wanted, setWanted] = useState('');
  const chosen = new Set(props.chosen);
  const listed = props.departments.filter((each) => fits(each, wanted));
  const keep = (isChosen: (each: Choosable) => boolean) =>
    props.onChange(
      props.departments
        .filter((each) => each.kept === true || isChosen(each))
        .map((each) => each.id),
    );
  const isListed = new Set(listed);
  return (
    <div class="stack-small">
      <TextField
        label={t.picker.search}
        type="search"
        value={wanted}
        onInput={setWanted}
        width="medium"
      />
      <div class="button-row">
        <span class="figures" role="status">
          {t.picker.chosen(chosen.size, props.departments.length)}
        </span>
        <Button
          kind="quiet"
          onPress={() => keep((each) => isListed.has(each) || chosen.has(each.id))}
        >
          {t.picker.all}
        </Button>
        <Button
          kind="quiet"
          onPress={() => keep((each) => !isListed.has(each) && chosen.has(each.id))}
        >
          {t.picker.none}
        </Button>
      </div>
      <div class="choices-columns choices-framed">
        <CheckSet
          id={props.id}
          legend={t.which}
          legendUnseen
          values={props.chosen}
          error={props.error}
          onInput={(values) => {
            const checked = new Set(values);
            keep((each) => (isListed.has(each) ? checked.has(each.id) : chosen.has(each.id)));
          }}
          options={listed.map((each) => ({
            value: each.id,
            label: each.name,
            ...(each.kept === true ? { hint: t.picker.kept } : {}),
          }))}
        />
        {listed.length === 0 ? <p class="soft">{t.picker.nothing}</p> : null}
      </div>
    </div>
  );
}
