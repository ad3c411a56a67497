import { versionsText } from './text.ts';

/** Leads from the forms to the policies and back. */
export function VersionTabs(props: { current: 'forms' | 'policies' }) {
  const t = versionsText.value;
  const tabs = [
    { id: 'forms', href: '/hr/forms', name: t.form },
    { id: 'policies', href: '/hr/policies', name: t.policy },
  ] as const;
  return (
    <nav class="tabs" aria-label={t.tabs}>
      {tabs.map((tab) => (
        <a
          key={tab.id}
          href={tab.href}
          aria-current={tab.id === props.current ? 'page' : undefined}
        >
          {tab.name}
        </a>
      ))}
    </nav>
  );
}
