import type { Finding } from '../api/windows.ts';
import { formatCount } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { Button } from '../kit/button.tsx';
import { findingText } from '../text/findings.ts';

/** What the preflight found, by kind: what is wrong, and with whom. */
export function FindingList(props: {
  findings: readonly Finding[];
  /** True where the page is about one department, which need not be named again. */
  ofOne?: boolean;
  /** Lists the departments of one kind, where there are more than are named. */
  onShow?: (code: string) => void;
}) {
  const t = findingText.value;
  const { onShow } = props;
  return (
    <ul class="bullets">
      {props.findings.map((finding) => {
        const names = (finding.departments ?? []).map(({ name }) => name);
        const count = finding.count ?? 0;
        return (
          <li key={finding.code}>
            {props.ofOne === true || names.length === 0 ? null : (
              <>
                <strong>{t.departments(names, count)}</strong>
                {t.colon}
              </>
            )}
            {t.of(finding)}
            {finding.clients === undefined ? null : (
              <span class="cell-note">
                {t.told(
                  finding.clients
                    .map(({ name, links }) => t.links(name, formatCount(links, language.value)))
                    .join(t.separator),
                )}
              </span>
            )}
            {onShow === undefined || count <= names.length ? null : (
              <Button kind="quiet" onPress={() => onShow(finding.code)}>
                {t.show}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
