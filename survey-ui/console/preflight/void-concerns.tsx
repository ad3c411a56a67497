import type { VoidScope } from '../api/windows.ts';
import { formatCount } from '../kit/format.ts';
import { language } from '../kit/language.ts';
import { voidText } from '../text/voids.ts';

/** What a void would reach by name, and what it leaves as it is. */
export function VoidConcerns(props: { scope: VoidScope }) {
  const t = voidText.value;
  const { reaches, leaves } = props.scope;
  const named = ({ names, count }: VoidScope['reaches']) => {
    const text = names.join(language.value === 'zh' ? '、' : ', ');
    return count > names.length ? t.names(text, formatCount(count, language.value)) : text;
  };
  return (
    <>
      <p>{t.reaches(named(reaches))}</p>
      {leaves.count === 0 ? null : <p>{t.leaves(named(leaves))}</p>}
    </>
  );
}
