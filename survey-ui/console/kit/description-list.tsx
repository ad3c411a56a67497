import type { ComponentChildren } from 'preact';

/** Facts as name and value, ruled like a form. */
export function DescriptionList(props: {
  items: readonly { name: string; value: ComponentChildren }[];
}) {
  return (
    <dl class="facts">
      {props.items.map((item) => (
        <div class="fact" key={item.name}>
          <dt>{item.name}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
