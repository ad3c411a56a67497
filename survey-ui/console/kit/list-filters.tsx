import type { ComponentChildren } from 'preact';
import { kitText } from '../text/kit.ts';
import { Button } from './button.tsx';
import { SelectField } from './field.tsx';
import type { PagedList } from './list.ts';
import { SearchField } from './search-field.tsx';
import type { Column } from './table.tsx';

/** One filter of a list; its first choice is the usual one and stands in no address. */
export function ListFilter<Row>(props: {
  list: PagedList<Row>;
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
}) {
  const usual = props.options[0]?.value ?? '';
  return (
    <SelectField
      label={props.label}
      width="full"
      value={props.list.ask[props.name] ?? usual}
      onInput={(value) => props.list.change({ [props.name]: value === usual ? undefined : value })}
      options={props.options}
    />
  );
}

/** What narrows a list: a text, the filters among its children; on phones also its order. */
export function ListFilters<Row>(props: {
  list: PagedList<Row>;
  /** What the text is looked for in: 编号或名称. */
  searchLabel: string;
  columns: readonly Column<Row>[];
  children?: ComponentChildren;
}) {
  const { list, columns } = props;
  const t = kitText.value.list;
  const sortable = columns.filter((column) => column.sort !== undefined);
  const sort = list.ask['sort'] ?? list.usual.sort ?? sortable[0]?.sort ?? '';
  const direction = list.ask['direction'] ?? list.usual.direction;
  return (
    <search class="list-filters">
      <SearchField
        width="full"
        label={props.searchLabel}
        value={list.ask['search'] ?? ''}
        onSearch={(search) => list.change({ search }, 'typing')}
      />
      {props.children}
      <div class="list-order">
        <SelectField
          label={t.order}
          width="full"
          value={`${sort} ${direction}`}
          onInput={(value) => {
            const [chosen, way] = value.split(' ');
            list.change({ sort: chosen, direction: way });
          }}
          options={sortable.flatMap((column) => [
            { value: `${column.sort} asc`, label: t.ascending(column.header) },
            { value: `${column.sort} desc`, label: t.descending(column.header) },
          ])}
        />
      </div>
      {list.whole ? null : (
        <div class="list-clear">
          <Button
            kind="quiet"
            onPress={() =>
              list.change(Object.fromEntries(Object.keys(list.ask).map((key) => [key, undefined])))
            }
          >
            {t.showAll}
          </Button>
        </div>
      )}
    </search>
  );
}
