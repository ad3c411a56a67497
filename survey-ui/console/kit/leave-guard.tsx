import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { kitText } from '../text/kit.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';

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

/**
 * While `active`, asks before the page is left: by a link, a reload or closing it.
 * For what exists on the page only: unsaved changes, links shown once.
 */
export function LeaveGuard(props: { active: boolean; title: string; text: string }) {
  const { active } = props;
  const { route } = useLocation();
  const [leaving, setLeaving] = useState<string>();
  useEffect(() => {
    if (!active) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    const hold = (event: MouseEvent) => {
      const address = addressOf(event);
      if (address === undefined) return;
      // Before the router, which listens on the window and would follow the link.
      event.preventDefault();
      event.stopPropagation();
      setLeaving(address);
    };
    addEventListener('beforeunload', warn);
    document.addEventListener('click', hold, true);
    return () => {
      removeEventListener('beforeunload', warn);
      document.removeEventListener('click', hold, true);
    };
  }, [active]);
  return (
    <ConfirmDialog
      open={leaving !== undefined}
      title={props.title}
      confirm={kitText.value.leave}
      final
      running={false}
      onClose={() => setLeaving(undefined)}
      onConfirm={() => {
        if (leaving !== undefined) route(leaving);
      }}
    >
      <p>{props.text}</p>
    </ConfirmDialog>
  );
}
