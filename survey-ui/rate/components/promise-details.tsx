import { noticeAtLengthEn } from '../../../shared/notice/at-length-en.ts';
import { noticeAtLengthZh } from '../../../shared/notice/at-length-zh.ts';
import type { WindowManifest } from '../../../shared/rating-protocol/manifest.ts';
import { useWords } from '../text/language.ts';

/** Who gets to see what, what becomes of it, and what cannot be promised. */
export function PromiseDetails({ manifest }: { manifest: WindowManifest }) {
  const { language } = useWords();
  const notice = language === 'zh' ? noticeAtLengthZh : noticeAtLengthEn;
  const { threshold, disclosure, contact = '' } = manifest;
  return (
    <>
      <h3>{notice.readersTitle}</h3>
      <Pairs pairs={notice.readers(threshold, disclosure.indicatorFiguresFrom)} />
      <h3>{notice.handlingTitle}</h3>
      <Pairs pairs={notice.handling({ ...manifest, contact })} />
      <h3>{notice.limitsTitle}</h3>
      <Points texts={notice.limits} />
    </>
  );
}

function Pairs({ pairs }: { pairs: readonly { who: string; what: string }[] }) {
  return (
    <dl class="readers">
      {pairs.map(({ who, what }) => (
        <div key={who}>
          <dt>{who}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}

function Points({ texts }: { texts: readonly string[] }) {
  return (
    <ul class="limits">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
