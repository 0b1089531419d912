import { normalize } from './normalize.ts';
import { taggedWords } from './segmenter.ts';
import { charactersOf, tokensOf } from './tokens.ts';
import type { MatchQuery } from './types.ts';

/** Changes with anything that changes what terms a text teaches: counts of another edition are counted anew. */
export const lessonTermsEdition = 'terms/1';

/** 百家姓: what the name of a person begins with, where the dictionary does not know it. */
const surnames = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺',
);
const longestName = 4;
const han = /^\p{Script=Han}+$/u;

/** 学习用语: the terms that a decided matter teaches, each once and in no order; people, places, numbers and the text itself are not among them. */
export function lessonTerms({ title, content, place }: MatchQuery): string[] {
  const address = normalize(place?.address ?? '');
  const where = new Set([...tokensOf(address), ...charactersOf(address)]);
  const terms = new Set<string>();
  for (const text of [title, content]) {
    const told = withoutPeople(normalize(text));
    for (const term of [...tokensOf(told), ...charactersOf(told)]) if (han.test(term) && !where.has(term)) terms.add(term);
  }
  return [...terms].sort();
}

function withoutPeople(text: string): string {
  return taggedWords(text).map(({ word, tag }) => (isPerson(word, tag) ? '，' : word)).join('');
}

/** The dictionary marks names of people; a word it does not know that begins like one is taken for one. */
function isPerson(word: string, tag: string): boolean {
  return tag.startsWith('nr') || (tag === 'x' && word.length >= 2 && word.length <= longestName && surnames.has(word.charAt(0)));
}
