import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { kitText } from '../text/kit.ts';

let pagesShown = 0;

/** The head of a page: where it belongs, its title, its state and what can be done with it. */
export function PageHeader(props: {
  title: string;
  /** The page above this one. */
  above?: { href: string; name: string };
  status?: ComponentChildren;
  lead?: ComponentChildren;
  actions?: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${props.title} · ${kitText.value.product}`;
  }, [props.title]);
  useLayoutEffect(() => {
    // The first page keeps the browser's own start, so that the skip link comes first.
    const first = pagesShown === 0;
    pagesShown += 1;
    const inside = heading.current?.closest('main')?.contains(document.activeElement) === true;
    // After a change of page, readers of screens and keyboards start at its title.
    if (!first && !inside) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header class="page-header">
      {props.above === undefined ? null : (
        <a class="page-above" href={props.above.href}>
          {props.above.name}
        </a>
      )}
      <div class="page-title-line">
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
        {props.status}
        {props.actions === undefined ? null : <div class="page-actions">{props.actions}</div>}
      </div>
      {props.lead === undefined ? null : <div class="page-lead">{props.lead}</div>}
    </header>
  );
}

/** A part of a page under its own heading. */
export function Section(props: {
  title: string;
  actions?: ComponentChildren;
  children: ComponentChildren;
  id?: string;
}) {
  return (
    <section class="section" id={props.id}>
      <div class="section-head">
        <h2>{props.title}</h2>
        {props.actions === undefined ? null : <div class="section-actions">{props.actions}</div>}
      </div>
      {props.children}
    </section>
  );
}
