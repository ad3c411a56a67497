import type { Rule } from './find-traces.ts';

/** Frequent surnames that are seldom the end of another word. */
const surnames =
  '王李张刘陈杨赵吴周徐孙朱胡郭林罗郑梁谢宋唐许邓韩冯曹彭曾肖蔡潘袁董余叶蒋杜苏魏程吕丁沈姚卢姜崔钟谭陆汪范廖贾韦傅邹熊孟秦邱侯雷龙段郝孔邵史毛覃顾赖武康贺龚尹钱施倪严牛俞鲁葛殷阎庞邢翟聂焦齐莫颜柳裴祁岳黄高何马方任江夏田戴';
const doubled = '欧阳|上官|司马|诸葛|司徒|皇甫|夏侯|令狐|慕容|尉迟|长孙|东方|端木';
const surname = `(?:[${surnames}]|${doubled})`;

/** Those that make a name behind 小 or 老, and no other word. */
const familiar =
  '王李张刘陈杨赵吴周徐孙朱胡郭罗郑梁谢宋邓韩冯曹彭曾肖蔡潘袁蒋魏吕沈姚卢崔谭陆范廖贾韦傅邹孟秦邱侯郝邵邢';

/** A given name: one or two characters that are not particles of a sentence. */
const given =
  '[^\\P{Script=Han}的了是和与及在不这那我们他她它你您会都也请到被把让给对有没就还很各位个多数等方式]';

const longTitles =
  '总经理|副经理|董事长|工程师|项目经理|经理|总监|副总|主管|主任|科长|处长|部长|厂长|组长|班长|队长|所长|书记|师傅|老师|会计|出纳|助理|秘书|女士|先生|小姐|博士|教授|同志';

/** Two characters that begin like a name and are a word. */
const words = new Set(
  '许多|谢谢|程序|董事|严重|严格|周边|周围|周转|史上|施工|余下|康复|高级|高效|任何|任务|何时|方案|方法|江苏|夏季|田间|马上|黄金|张贴|陈列|钱款|毛病|武汉|唐山|苏州|郑州|林业|雷同|龙头|段落|齐全|牛奶|莫名|丁点'.split(
    '|',
  ),
);

/** Characters that make a word together with a following surname: 对方, 如何, 责任. */
const joins: Readonly<Record<string, string>> = {
  方: '对双各我贵官多供需乙甲一两三地后前上下',
  何: '如任为几',
  任: '主责信担兼现前历',
  高: '提很较更最新增',
  马: '司人斑',
  江: '长浙珠',
  程: '流过工日课进全章',
  周: '每上下本一两三这那',
  段: '阶时手',
  余: '其多剩业',
  许: '也或允少几',
  史: '历',
  严: '从',
  施: '实措设',
  齐: '补整对',
  龙: '接',
  贺: '祝',
  谢: '感多致',
  康: '健',
  顾: '照回兼',
};

function isPartOfAWord(before: string, match: string): boolean {
  if (words.has(match.slice(0, 2))) return true;
  return before !== '' && (joins[match.charAt(0)] ?? '').includes(before);
}

/** Words that begin with a capital after "I am" and are no name. */
const notNames = /(?:Very|Happy|Sure|Glad|Sorry|Not|The|From|Chinese|English|Monday|Friday)$/u;

/** Names of people, and forms of address with a surname, in Chinese and English. */
export const nameRules: readonly Rule[] = [
  // 王经理、欧阳主任、陆建平主管
  {
    pattern: new RegExp(`${surname}${given}{0,2}?(?:${longTitles})`, 'gu'),
    except: isPartOfAWord,
  },
  // 张总、李工、刘姐：后面接成别的词的不算
  {
    pattern: new RegExp(
      `${surname}(?:总(?![是体共结部数额计之归量裁会要在算得为想能喜价务以公的])|工(?![作程单具厂期资时序艺段人业位号会地龄种伤友商])|姐(?!妹)|哥|董(?!事)|导(?![致向入出航]))`,
      'gu',
    ),
    except: isPartOfAWord,
  },
  // 小王、老李
  {
    pattern: new RegExp(
      `[小老](?:周(?!期|边|末|到)|[${familiar.replace('周', '')}])(?![式牌家])`,
      'gu',
    ),
    except: (before) => '大从'.includes(before) && before !== '',
  },
  // 我是王芳、本人李建国、我叫赵敏
  { pattern: new RegExp(`(?:我是|我叫|本人(?:姓名)?|我姓)[:：]?${surname}${given}{0,2}`, 'gu') },
  // 经办人：王芳
  {
    pattern:
      /(?:联系人|经办人|负责人|对接人|姓名|署名|签名)(?:是|叫|[:：]\s?)\p{Script=Han}{2,4}/gu,
  },
  { pattern: /\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\b\.?\s[A-Z][\p{L}'’-]{1,30}/gu },
  {
    pattern:
      /\b(?:I am|I['’]m|I,|[Mm]y name is|[Tt]his is)\s[A-Z]\p{Ll}{1,30}(?:\s[A-Z]\p{Ll}{1,30})?/gu,
    except: (_before, match) => notNames.test(match),
  },
];
