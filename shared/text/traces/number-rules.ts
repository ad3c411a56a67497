import type { Rule } from './find-traces.ts';

/** Letters that stand before numbers known to everybody: standards, sizes, versions. */
const known = /^(?:ISO|GB|GBT|IEC|IATF|ERP|SAP|COVID|WIN|OFFICE|USB|HTTP)[-_/ ]?\d/iu;

/** Numbers of documents, orders and things, by which a matter can be looked up. */
export const numberRules: readonly Rule[] = [
  // 〔2026〕12号、（2026）第12号
  { pattern: /\p{Script=Han}{0,4}[〔[［(（【]20\d{2}[〕\]］)）】]\s?第?\s?\d{1,5}\s?号/gu },
  // 单号12345、合同号：HT-88
  {
    pattern:
      /(?:订单|合同|工单|单据|发票|快递|流水|物料|设备|文件)?(?:编号|单号|工号|文号|号码|合同号|发票号|订单号)[:：为是]?\s?[A-Za-z0-9][A-Za-z0-9-]{1,30}/gu,
  },
  { pattern: /第\s?\d{2,10}\s?号/gu },
  { pattern: /\b(?:No|Nr)\b\.?\s?\d[\w-]{0,30}/giu },
  {
    pattern:
      /\b(?:order|contract|invoice|ticket|request)\s(?:no\.?\s?|number\s)?#?\d[\w-]{1,30}/giu,
  },
  { pattern: /#\d{2,12}\b/gu },
  {
    pattern: /\b[A-Za-z]{1,8}[-_]?\d{3,14}(?:[-_/][A-Za-z0-9]{1,14}){0,4}\b/gu,
    except: (before, words) => before === '/' || known.test(words),
  },
  { pattern: /\b[A-Za-z]{1,8}(?:[-_/]\d{2,14}){2,4}\b/gu },
  // 金额和数量不是编号
  {
    pattern:
      /\b\d{6,20}(?!\d|\.\d|\s?(?:元|万|块|个|件|台|套|吨|千|人|次|%|RMB|CNY|yuan|pieces))/gu,
    except: (before) => /[\d.,¥￥$]/u.test(before),
  },
];

/** Addresses and numbers by which a person can be reached. */
export const contactRules: readonly Rule[] = [
  { pattern: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gu },
  {
    pattern: /(?:\+?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)/gu,
    except: (before) => /\d/u.test(before),
  },
  { pattern: /0\d{2,3}[-\s]\d{7,8}(?!\d)/gu, except: (before) => /\d/u.test(before) },
  { pattern: /\+\d{1,3}(?:[-\s]?\d{2,4}){2,5}(?!\d)/gu },
  { pattern: /(?:分机|\bext(?:ension)?\.?)[:：]?\s?\d{2,6}/giu },
  { pattern: /(?:微信|QQ|企微)号?[:：]\s?[A-Za-z0-9][\w-]{3,30}/gu },
];
