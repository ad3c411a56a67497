import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { kitText } from '../text/kit.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { hold, holdBack } from './holding.ts';

/** The address a click would lead to inside the console, or undefined for any other click. */
function addressOf(event: MouseEvent): string | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.button !== 0) {
    return undefined;
  }
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || link.origin !== location.origin || link.download !== '') return undefined;
  if (link.getAttribute('href')?.startsWith('#') === true) return undefined;
  return link.pathname + link.search;
}

/** Marks an entry of the history that stands for the same page, so that going back first leads to it. */
const doubled = 'niping-held';

const addressNow = () => location.pathname + location.search;
const pathOf = (address: string) => address.split('?')[0];

function doubleEntry(): void {
  if (history.state !== doubled) history.pushState(doubled, '');
}

interface LeaveGuardProps {
  active: boolean;
  title: string;
  text: string;
  /** True on a page that keeps what would be lost while only the rest of its address changes. */
  along?: boolean;
  /** True where only signing out loses something, because the device keeps it until then. */
  kept?: boolean;
  /** What the step is called that loses it, where leaving the page is not the only one. */
  confirm?: string | undefined;
  /** Before a step that loses it. */
  onLeave?: () => void;
}

/**
 * While `active`, asks before the page is left: by a link, the back button, signing out, a reload
 * or closing it. For what exists on the page only: unsaved changes, links shown once.
 */
export function LeaveGuard(props: LeaveGuardProps) {
  const { active, along = false, kept = false } = props;
  const { route, url } = useLocation();
  // A move through the history is heard of before the router follows it: this is where it began.
  const hereRef = useRef(url);
  useLayoutEffect(() => {
    hereRef.current = url.split('#')[0] ?? url;
  }, [url]);
  const [leaving, setLeaving] = useState<{ step: () => void }>();
  // With what would be lost and not after it has been drawn: somebody may go back at once.
  useLayoutEffect(() => {
    if (!active) return undefined;
    let agreed = false;
    const ask = (step: () => void) => setLeaving({ step });
    if (kept) return hold(ask);
    const warn = (event: BeforeUnloadEvent) => {
      if (!agreed) event.preventDefault();
    };
    const click = (event: MouseEvent) => {
      const address = addressOf(event);
      if (address === undefined || (along && pathOf(address) === location.pathname)) return;
      // Before the router, which listens on the window and would follow the link.
      event.preventDefault();
      event.stopPropagation();
      ask(() => route(address));
    };
    const back = (event: PopStateEvent) => {
      if (agreed) return;
      const [here, address] = [hereRef.current, addressNow()];
      if (along && pathOf(here) === location.pathname) return;
      // Along the page itself, as the link past the navigation does.
      if (address === here && (history.state === doubled || location.hash !== '')) return;
      event.stopImmediatePropagation();
      // Several steps at once lead past the doubled entry, to another page.
      if (address !== here) history.pushState(doubled, '', here);
      doubleEntry();
      ask(() => {
        agreed = true;
        // Behind the doubled entry and the page itself.
        if (address === here) history.go(-2);
        else route(address);
      });
    };
    doubleEntry();
    const release = hold(ask);
    addEventListener('beforeunload', warn);
    const releaseBack = holdBack(back);
    document.addEventListener('click', click, true);
    return () => {
      release();
      removeEventListener('beforeunload', warn);
      releaseBack();
      document.removeEventListener('click', click, true);
    };
  }, [active, along, kept]);
  return (
    <ConfirmDialog
      open={leaving !== undefined}
      title={props.title}
      confirm={props.confirm ?? (kept ? kitText.value.signOut : kitText.value.leave)}
      final
      running={false}
      onClose={() => setLeaving(undefined)}
      onConfirm={() => {
        setLeaving(undefined);
        props.onLeave?.();
        leaving?.step();
      }}
    >
      <p>{props.text}</p>
    </ConfirmDialog>
  );
}
