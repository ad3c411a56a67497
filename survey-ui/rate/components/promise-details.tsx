import { useWords } from '../text/language.ts';
import { promiseEn } from '../text/promise-en.ts';
import { promiseZh } from '../text/promise-zh.ts';

/** Who gets to see what, and what cannot be promised. */
export function PromiseDetails(props: { threshold: number; figuresFrom: number }) {
  const { language } = useWords();
  const promise = language === 'zh' ? promiseZh : promiseEn;
  return (
    <>
      <h3>{promise.readersTitle}</h3>
      <dl class="readers">
        {promise.readers(props.threshold, props.figuresFrom).map(({ who, what }) => (
          <div key={who}>
            <dt>{who}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <h3>{promise.limitsTitle}</h3>
      <ul class="limits">
        {promise.limits.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}
