import { effect } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso/router';
import { ConfirmPresence } from './account/confirm-presence.tsx';
import { ReturnPage } from './account/sso/return-page.tsx';
import { accountText } from './account/text.ts';
import { signedOut } from './api/client.ts';
import { hasRole, readSession, session, signOut, type Role } from './api/session.ts';
import { HomePage } from './home-page.tsx';
import { Frame, type NavigationGroup } from './kit/frame.tsx';
import { held, leaveBy } from './kit/holding.ts';
import { lazyPage } from './kit/lazy-page.tsx';
import { useLoad } from './kit/loading.ts';
import { Loaded } from './kit/loaded.tsx';
import { Notice } from './kit/notice.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { SetupPage } from './setup-page.tsx';
import { SignInPage, SignedOutPage } from './sign-in-page.tsx';
import { shellText } from './text/shell.ts';
import { waiting } from './waiting.ts';

const AccountPage = lazyPage(async () => (await import('./account/account-page.tsx')).AccountPage);
const AccessPage = lazyPage(async () => (await import('./account/access-page.tsx')).AccessPage);
const AuditPages = lazyPage(async () => (await import('./audit/pages.tsx')).AuditPages);
const RetentionPages = lazyPage(async () => (await import('./retention/pages.tsx')).RetentionPages);
const HrPages = lazyPage(async () => (await import('./hr/pages.tsx')).HrPages);
const ReviewerPages = lazyPage(async () => (await import('./reviewer/pages.tsx')).ReviewerPages);
const ManagerPages = lazyPage(async () => (await import('./manager/pages.tsx')).ManagerPages);
const LeadershipPages = lazyPage(
  async () => (await import('./leadership/pages.tsx')).LeadershipPages,
);
const AuditorPages = lazyPage(async () => (await import('./auditor/pages.tsx')).AuditorPages);

/** The pages of each role; the Worker decides who may read what, this only decides what is offered. */
const AREAS: readonly { role: Role; path: string; pages: ComponentType }[] = [
  { role: 'reviewer', path: '/review/*', pages: ReviewerPages },
  { role: 'manager', path: '/department/*', pages: ManagerPages },
  { role: 'leadership', path: '/leadership/*', pages: LeadershipPages },
  { role: 'hr', path: '/hr/*', pages: HrPages },
  { role: 'hr', path: '/access', pages: AccessPage },
  { role: 'hr', path: '/audit/*', pages: AuditPages },
  { role: 'hr', path: '/retention/*', pages: RetentionPages },
  { role: 'auditor', path: '/auditor/*', pages: AuditorPages },
  { role: 'auditor', path: '/access', pages: AccessPage },
  { role: 'auditor', path: '/audit/*', pages: AuditPages },
  { role: 'auditor', path: '/retention/*', pages: RetentionPages },
];

function navigation(): NavigationGroup[] {
  const t = shellText.value;
  const groups: NavigationGroup[] = [{ links: [{ href: '/', name: t.home }] }];
  if (hasRole('reviewer')) {
    groups.push({
      name: t.roles.reviewer,
      links: [
        { href: '/review/tasks', name: t.nav.tasks, waiting: waiting.value.surveys },
        { href: '/review/sheets', name: t.nav.audit, waiting: waiting.value.sheets },
        { href: '/review/results', name: t.nav.results },
      ],
    });
  }
  if (hasRole('manager')) {
    groups.push({
      name: t.roles.manager,
      links: [
        { href: '/department/sheets', name: t.nav.sheets },
        { href: '/department/results', name: t.nav.results },
      ],
    });
  }
  if (hasRole('leadership')) {
    groups.push({
      name: t.roles.leadership,
      links: [{ href: '/leadership/scores', name: t.nav.scores }],
    });
  }
  if (hasRole('hr')) {
    groups.push({
      name: t.roles.hr,
      links: [
        { href: '/hr/windows', name: t.nav.windows },
        { href: '/hr/cycles', name: t.nav.cycles },
        { href: '/hr/payroll', name: t.nav.payroll },
        { href: '/hr/forms', name: t.nav.forms, also: ['/hr/policies'] },
        { href: '/hr/departments', name: t.nav.departments },
        { href: '/hr/people', name: t.nav.people },
        { href: '/hr/substitutes', name: t.nav.substitutes },
        { href: '/hr/service-map', name: t.nav.serviceMap },
        { href: '/hr/reports', name: t.nav.reports },
        { href: '/hr/company', name: t.nav.company },
        { href: '/access', name: accountText.value.access.title },
        { href: '/retention/cycles', name: t.nav.retention },
        { href: '/audit/log', name: t.nav.log },
      ],
    });
  }
  if (hasRole('auditor')) {
    groups.push({
      name: t.roles.auditor,
      links: [
        { href: '/access', name: accountText.value.access.title },
        { href: '/retention/cycles', name: t.nav.retention },
        { href: '/audit/log', name: t.nav.log },
        { href: '/auditor/reports', name: t.nav.reports },
      ],
    });
  }
  return groups;
}

function SignedIn() {
  const load = useLoad('session', readSession);
  useEffect(
    () =>
      effect(() => {
        // What would be lost stays on the page, and a notice says how to go on.
        if (signedOut.value && !held.value) session.value = null;
      }),
    [],
  );
  const who = session.value;
  if (who === null) return <SignedOutPage />;
  if (who === undefined) {
    return (
      <div class="alone">
        <Loaded load={load}>{() => null}</Loaded>
      </div>
    );
  }
  return (
    <Frame
      company={who.company.name}
      person={who.person.name}
      account={{ href: '/account', name: accountText.value.account.title }}
      groups={navigation()}
      onSignOut={() => leaveBy(() => void signOut())}
    >
      {signedOut.value && held.value ? (
        <Notice kind="error" live title={shellText.value.heldTitle}>
          <p>{shellText.value.heldText}</p>
        </Notice>
      ) : null}
      <Router>
        <Route path="/" component={HomePage} />
        <Route path="/account" component={AccountPage} />
        {AREAS.filter((area) => hasRole(area.role)).map((area) => (
          <Route key={area.path} path={area.path} component={area.pages} />
        ))}
        <Route default component={NotFoundPage} />
      </Router>
    </Frame>
  );
}

function Pages() {
  const { path } = useLocation();
  if (path === '/sign-in') return <SignInPage />;
  if (path === '/sign-in/return') return <ReturnPage />;
  if (path === '/setup') return <SetupPage />;
  return <SignedIn />;
}

/** The console. */
export function App() {
  return (
    <LocationProvider>
      <Pages />
      <ConfirmPresence />
    </LocationProvider>
  );
}
