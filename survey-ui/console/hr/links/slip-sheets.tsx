import { formatCount } from '../../kit/format.ts';
import { language } from '../../kit/language.ts';
import { codesOf, type LinkGroup } from './link-groups.ts';
import { QrCode } from './qr-code.tsx';
import { linksText } from './text.ts';

/** Characters of a typed code on its first line: four of its groups, each with its dash. */
const firstLine = 20;

/** What all slips of a window say. */
export interface SlipFacts {
  company: string;
  /** The close, as people read it. */
  until: string;
}

/** Slips that fit on a sheet of A4; each is 61 mm high. */
const perSheet = 4;

/**
 * One slip: three panels side by side, printed on one side. The left one folds inwards over the
 * middle one, the right one backwards: outside are then the cover and a blank.
 */
function Slip(props: SlipFacts & { department: string; link: string }) {
  const t = linksText.value.slip;
  const { typed, fingerprint, page } = codesOf(props.link);
  return (
    <article class="slip">
      <div class="slip-panel slip-scan">
        <QrCode text={props.link} />
        <p>{t.scan}</p>
      </div>
      <div class="slip-panel slip-read">
        <p>
          {t.how} <strong class="slip-code">{page}</strong>
          {language.value === 'zh' ? '，' : ' '}
          {t.type}
        </p>
        <p class="slip-code slip-typed">
          {typed.slice(0, firstLine)}
          <br />
          {typed.slice(firstLine)}
        </p>
        <p>{t.compare}</p>
        <p class="slip-code">{fingerprint}</p>
        <p>
          <strong>{t.until(props.until)}</strong>
        </p>
        <p class="slip-note">{t.note}</p>
      </div>
      <div class="slip-panel slip-cover">
        <p class="slip-company">{props.company}</p>
        <p class="slip-department">{props.department}</p>
        <p class="slip-kind">{t.cover}</p>
        <p>{t.each}</p>
      </div>
    </article>
  );
}

/**
 * All slips, on paper only: whole sheets, so that no slip is cut by the end of a page, and a new
 * sheet for each client department.
 */
export function SlipSheets(props: SlipFacts & { groups: readonly LinkGroup[] }) {
  const t = linksText.value.slip;
  const count = (value: number) => formatCount(value, language.value);
  return (
    <div class="only-print slips">
      {props.groups.flatMap((group) => {
        const pages = Math.ceil(group.links.length / perSheet);
        return Array.from({ length: pages }, (_, page) => (
          <section class="slip-sheet" key={`${group.department} ${page}`}>
            <header class="slip-head">
              <span>{t.sheet(group.name, count(page + 1), count(pages))}</span>
              <span>{t.cut}</span>
            </header>
            {group.links.slice(page * perSheet, (page + 1) * perSheet).map((link) => (
              <Slip
                key={link}
                company={props.company}
                until={props.until}
                department={group.name}
                link={link}
              />
            ))}
          </section>
        ));
      })}
    </div>
  );
}
