import { ButtonLink } from './kit/button.tsx';
import { PageHeader } from './kit/page-header.tsx';
import { shellText } from './text/shell.ts';

/** What an unknown address shows, and an address of a role that one does not hold. */
export function NotFoundPage() {
  const t = shellText.value.notFound;
  return (
    <>
      <PageHeader title={t.title} lead={t.text} />
      <ButtonLink href="/">{t.home}</ButtonLink>
    </>
  );
}
