/** Links to the same thing shown in different ways; each has an address of its own. */
export function Views(props: {
  label: string;
  views: readonly { href: string; name: string; here: boolean }[];
}) {
  return (
    <nav class="views" aria-label={props.label}>
      <ul>
        {props.views.map((view) => (
          <li key={view.href}>
            <a href={view.href} aria-current={view.here ? 'page' : undefined}>
              {view.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
