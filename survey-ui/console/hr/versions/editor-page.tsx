import { type ComponentChildren, Fragment } from 'preact';
import { useLocation, useRoute } from 'preact-iso/router';
import { answerTogether } from '../../kit/answer.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { useLoad } from '../../kit/loading.ts';
import { PageHeader } from '../../kit/page-header.tsx';
import type { VersionKind } from './kind.ts';
import { versionsText } from './text.ts';
import type { Start } from './version-editor.tsx';

// Another start is another form: its key is what it starts from.

/** The editor of a version that no cycle uses. */
export function ChangeVersionPage<C extends { number: number }>(props: {
  kind: VersionKind<C>;
  title: (number: number) => string;
  children: (start: Start<C>) => ComponentChildren;
}) {
  const { kind } = props;
  const number = Number(useRoute().params['number'] ?? '');
  const load = useLoad(`${kind.base} ${number}`, () => kind.api.read(number));
  return (
    <Loaded load={load}>
      {({ content, revision }) => (
        <>
          <PageHeader
            title={props.title(number)}
            above={{ href: `${kind.base}/${number}`, name: kind.name(number) }}
            lead={versionsText.value.making(number)}
          />
          <Fragment key={`${number} ${revision}`}>
            {props.children({ number, revision, content })}
          </Fragment>
        </>
      )}
    </Loaded>
  );
}

/** The editor of the version after the newest, filled in from the one that the address names. */
export function NextVersionPage<C extends { number: number }>(props: {
  kind: VersionKind<C>;
  title: string;
  children: (start: Start<C>) => ComponentChildren;
}) {
  const { kind } = props;
  const from = Number(useLocation().query['from'] ?? '1');
  const load = useLoad(`${kind.base} from ${from}`, () =>
    answerTogether(kind.api.read(from), kind.api.list()),
  );
  return (
    <Loaded load={load}>
      {([{ content }, versions]) => {
        const number = (versions[0]?.number ?? 0) + 1;
        return (
          <>
            <PageHeader
              title={props.title}
              above={{ href: kind.base, name: kind.title() }}
              lead={versionsText.value.makingFrom(number, from)}
            />
            <Fragment key={number}>{props.children({ number, revision: 0, content })}</Fragment>
          </>
        );
      }}
    </Loaded>
  );
}
