import type { ComponentChildren } from 'preact';
import { NotFoundPage } from '../not-found-page.tsx';
import { Loaded } from './loaded.tsx';
import type { Load } from './loading.ts';

/** As Loaded, for one thing named in the address: what does not exist is a page that is not there. */
export function Found<T>(props: { load: Load<T>; children: (value: T) => ComponentChildren }) {
  const { current } = props.load;
  if (current.state === 'refused' && current.refusal.status === 404) return <NotFoundPage />;
  return <Loaded load={props.load}>{props.children}</Loaded>;
}
