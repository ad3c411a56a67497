import { useWords } from '../text/language.ts';

/** The line at the top of every page: the product's mark and the language switch. */
export function Header({ onLanguage }: { onLanguage: () => void }) {
  const { words, language } = useWords();
  return (
    <header class="header">
      <p class="mark">
        <svg viewBox="0 0 24 18" aria-hidden="true">
          <path d="M1 1h22v16H1z M1 1l11 9.5L23 1" />
        </svg>
        {words.product}
      </p>
      <button
        type="button"
        class="quiet"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={onLanguage}
      >
        {words.otherLanguage}
      </button>
    </header>
  );
}
