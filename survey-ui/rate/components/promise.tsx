import { useWords } from '../text/language.ts';

/** The promise of anonymity in plain words, and what exactly it does and does not cover. */
export function Promise(props: { threshold: number; figuresFrom: number }) {
  const { promise } = useWords().words;
  return (
    <>
      {promise.short.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <details>
        <summary>{promise.link}</summary>
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
      </details>
    </>
  );
}
