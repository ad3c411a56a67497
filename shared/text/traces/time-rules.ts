import type { Rule } from './find-traces.ts';

const chineseNumber = '[〇零一二三四五六七八九十]{1,3}';
const count = `(?:\\d{1,2}|${chineseNumber})`;
const partOfDay = '(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|当晚)';
const weekday = '(?:周|星期|礼拜)[一二三四五六日天]';
const month =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const ordinal = '(?:st|nd|rd|th)?';

/** Whether two numbers with a stroke read as a share or a score, like 2/3, 9/10 or 24/7. */
function isShare(words: string): boolean {
  const [first = 0, second = 0] = words.split('/').map(Number);
  if (first === 24 && second === 7) return true;
  const isDate = (a: number, b: number): boolean => a >= 1 && a <= 12 && b >= 1 && b <= 31;
  return (first <= second && second <= 10) || !(isDate(first, second) || isDate(second, first));
}

/** Days and times of day that only few people can have in common. Months and weekdays are fine. */
export const timeRules: readonly Rule[] = [
  // 2026年11月3日、11月3号、十一月三日，连同后面的钟点
  {
    pattern: new RegExp(
      `(?:\\d{2,4}年)?${count}月(?:份)?${count}[日号](?:${partOfDay}?${count}[点时](?:半|${count}分)?)?`,
      'gu',
    ),
    except: (before) => /\d/u.test(before),
  },
  // 本月15号、15号下午
  { pattern: /(?:本月|上月|上个月|这个月|当月)的?\d{1,2}[日号]/gu },
  {
    pattern: new RegExp(`\\d{1,2}[日号](?:那天|当天|${partOfDay})`, 'gu'),
    except: (before) => /\d/u.test(before),
  },
  // 周三下午3点、下午三点半、15点30分
  {
    pattern: new RegExp(
      `(?:${weekday})?(?:的)?${partOfDay}${count}(?:[点时](?:半|整|${count}分)?|[:：]\\d{2})`,
      'gu',
    ),
  },
  { pattern: new RegExp(`${weekday}${count}[点时](?:半|整|${count}分)?`, 'gu') },
  { pattern: /\d{1,2}点(?:半|\d{1,2}分)/gu, except: (before) => /[\d.]/u.test(before) },
  { pattern: /\b(?:[01]?\d|2[0-3])[:：][0-5]\d\b/gu },
  { pattern: /\b(?:19|20)\d{2}([-/.])\d{1,2}\1\d{1,2}\b/gu },
  {
    pattern: /\b\d{1,2}\/\d{1,2}\b(?!\/|\d)/gu,
    except: (before, words) => before === '/' || isShare(words),
  },
  { pattern: new RegExp(`\\b\\d{1,2}${ordinal}\\s(?:of\\s)?${month}\\b`, 'gu') },
  { pattern: new RegExp(`\\b${month}\\.?\\s(?:the\\s)?\\d{1,2}${ordinal}\\b`, 'gu') },
  { pattern: /\b\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\b\.?/giu },
  { pattern: /\b\d{1,2}\s?o['’]clock\b/giu },
];
