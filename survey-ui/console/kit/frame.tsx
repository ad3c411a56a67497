import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { kitText } from '../text/kit.ts';
import { Button } from './button.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { ToastShelf } from './toast.tsx';

/** A group of pages in the navigation, one per role. */
export interface NavigationGroup {
  /** The role's name; undefined for what everybody has. */
  name?: string;
  links: readonly {
    href: string;
    name: string;
    waiting?: number | undefined;
    /** Other addresses whose pages belong to this link. */
    also?: readonly string[];
  }[];
}

interface FrameProps {
  company: string;
  person: string;
  /** The page of that person's own account. */
  account: { href: string; name: string };
  groups: readonly NavigationGroup[];
  onSignOut: () => void;
  children: ComponentChildren;
}

function isHere(path: string, href: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
}

/** The page around every signed-in page: company, navigation, who is signed in. */
export function Frame(props: FrameProps) {
  const { path } = useLocation();
  const [menuOpen, setMenuOpen] = useState(false);
  useLayoutEffect(() => setMenuOpen(false), [path]);
  return (
    <div class="frame">
      <a class="skip" href="#content">
        {kitText.value.skip}
      </a>
      <header class={menuOpen ? 'side side-open' : 'side'}>
        <div class="side-head">
          <a class="brand" href="/">
            <span class="brand-name">{kitText.value.product}</span>
            <span class="brand-company">{props.company}</span>
          </a>
          <button
            type="button"
            class="menu-button"
            aria-expanded={menuOpen}
            aria-controls="side-body"
            onClick={() => setMenuOpen(!menuOpen)}
          >
            {menuOpen ? kitText.value.closeMenu : kitText.value.menu}
          </button>
        </div>
        <div class="side-body" id="side-body">
          <nav aria-label={kitText.value.navigation}>
            {props.groups.map((group) => (
              <div class="nav-group" key={group.name ?? ''}>
                {group.name === undefined ? null : <p class="nav-name">{group.name}</p>}
                <ul>
                  {group.links.map((link) => (
                    <li key={link.href}>
                      <a
                        href={link.href}
                        aria-current={
                          [link.href, ...(link.also ?? [])].some((href) => isHere(path, href))
                            ? 'page'
                            : undefined
                        }
                      >
                        {link.name}
                        {link.waiting === undefined || link.waiting === 0 ? null : (
                          <span class="nav-waiting">
                            <span aria-hidden="true">{link.waiting}</span>
                            <span class="unseen">{kitText.value.waitingCount(link.waiting)}</span>
                          </span>
                        )}
                      </a>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </nav>
          <div class="side-foot">
            <p class="side-person">
              <a
                href={props.account.href}
                aria-current={isHere(path, props.account.href) ? 'page' : undefined}
              >
                <span class="unseen">{props.account.name}</span>
                {props.person}
              </a>
            </p>
            <div class="side-tools">
              <LanguageSwitch />
              <Button kind="quiet" onPress={props.onSignOut}>
                {kitText.value.signOut}
              </Button>
            </div>
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {props.children}
      </main>
      <ToastShelf />
    </div>
  );
}
