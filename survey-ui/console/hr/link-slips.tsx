import { timeZone } from '../api/session.ts';
import { formatCycle, formatDateTime } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { hrText } from './text.ts';

/** One slip of paper for each link, only on paper, to be cut along the dashed lines. */
export function LinkSlips(props: {
  groups: readonly { department: string; name: string; links: readonly string[] }[];
  company: string;
  cycle: string;
  closesAt: number;
}) {
  const t = hrText.value.windows.links;
  const until = formatDateTime(props.closesAt, timeZone(), language.value);
  return (
    <div class="only-print slips">
      {props.groups.flatMap((group) =>
        group.links.map((link) => (
          <article class="slip" key={link}>
            <p class="slip-company">{props.company}</p>
            <h3>{t.slipTitle(formatCycle(props.cycle, language.value))}</h3>
            <p>{t.slipFor(group.name)}</p>
            <p>{t.slipUntil(until)}</p>
            <p class="code">{link}</p>
            <p class="slip-note">{t.slipNote}</p>
          </article>
        )),
      )}
    </div>
  );
}
