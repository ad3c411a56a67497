import { noticeAtLengthEn } from '../../../shared/notice/at-length-en.ts';
import { noticeAtLengthZh } from '../../../shared/notice/at-length-zh.ts';
import { useWords } from '../text/language.ts';

/** Who gets to see what, what becomes of it, and what cannot be promised. */
export function PromiseDetails(props: { threshold: number; figuresFrom: number }) {
  const { language } = useWords();
  const notice = language === 'zh' ? noticeAtLengthZh : noticeAtLengthEn;
  return (
    <>
      <h3>{notice.readersTitle}</h3>
      <dl class="readers">
        {notice.readers(props.threshold, props.figuresFrom).map(({ who, what }) => (
          <div key={who}>
            <dt>{who}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <h3>{notice.handlingTitle}</h3>
      <Points texts={notice.handling} />
      <h3>{notice.limitsTitle}</h3>
      <Points texts={notice.limits} />
    </>
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
