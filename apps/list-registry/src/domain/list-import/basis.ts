import type { ContentBasis } from './list-content.ts';
import { squeeze } from './wording.ts';

const KIND = '法律|行政法规|地方性法规|法规|部门规章|政府规章|地方政府规章|规章|规范性文件|党内法规|国务院决定|国务院文件|司法解释|政策|文件|三定规定|其他|省政府规章|国际公约';
const MARKED = new RegExp(`(?=[【\\[（(]\\s*(?:${KIND})\\s*[】\\])）])`, 'u');
const NUMERAL = '[一二三四五六七八九十百千零〇\\d]+';
const ARTICLE = `第\\s*${NUMERAL}\\s*条(?:之${NUMERAL})?(?:\\s*第\\s*${NUMERAL}\\s*款)?(?:\\s*第\\s*[（(]?${NUMERAL}[)）]?\\s*项)?`;
const AT_HEAD = new RegExp(`(?:^|\\n|[。；;])\\s*[\\d.、（）()]*\\s*(${ARTICLE})`, 'gu');
const FIRST_ARTICLE = new RegExp(ARTICLE, 'u');
const TITLE = /《((?:[^《》]|《[^《》]*》)+)》/u;

/** 职能来源及依据: the provisions a cell cites, one entry for each article; the first is the origin, the rest support it. */
export function readBasis(text: string): ContentBasis[] {
  const found = citations(text).flatMap(byArticle);
  return found.map((basis, i) => ({ ...basis, role: i === 0 ? 'ORIGIN' : 'SUPPORT' }));
}

/** Instrument and article of a single citation, as far as its text shows them. */
export function citedIn(text: string): Pick<ContentBasis, 'instrument' | 'article'> {
  const title = TITLE.exec(text);
  const instrument = title?.[1] === undefined ? undefined : kept(squeeze(title[1]));
  const rest = title ? text.slice(title.index + title[0].length) : text;
  const article = articleIn(rest);
  return { ...(instrument && { instrument }), ...(article && { article }) };
}

function articleIn(text: string): string | undefined {
  const article = FIRST_ARTICLE.exec(text)?.[0].replace(/\s+/g, '');
  return article === undefined ? undefined : kept(article);
}

const KEPT = new Map<string, string>();

/** A few instruments and articles recur in every matter of a list: each is kept once. */
function kept(text: string): string {
  const known = KEPT.get(text);
  if (known !== undefined) return known;
  if (KEPT.size >= 2000) KEPT.clear();
  KEPT.set(text, text);
  return text;
}

function citations(text: string): string[] {
  const marked = text.split(MARKED).map((p) => p.trim()).filter((p) => p !== '');
  if (marked.length > 1) return marked;
  // Without kind marks each citation usually starts a line with its title, numbered or not.
  return text.split(/\n(?=\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．])?\s*《)/u).map((p) => p.trim()).filter((p) => p !== '');
}

function byArticle(citation: string): Omit<ContentBasis, 'role'>[] {
  const { instrument, article } = citedIn(citation);
  const heads = [...citation.matchAll(AT_HEAD)].map((m) => m.index + m[0].length - (m[1]?.length ?? 0));
  const starts = heads.filter((at) => at > 0 && new RegExp(`^${ARTICLE}\\s*(?:[:：\\s]|规定|$)`, 'u').test(citation.slice(at)));
  const cuts = starts.filter((at) => FIRST_ARTICLE.test(citation.slice(0, at)));
  if (cuts.length === 0) return [{ text: citation, ...(instrument && { instrument }), ...(article && { article }) }];
  return [0, ...cuts].map((from, i) => {
    const part = citation.slice(from, cuts[i] ?? citation.length).trim();
    const own = i === 0 ? article : articleIn(part);
    return { text: part, ...(instrument && { instrument }), ...(own && { article: own }) };
  });
}
