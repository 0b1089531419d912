import type { Evidence } from './evidence.ts';
import { fields } from './fields.ts';
import { impactScale } from './item-terms.ts';
import { isNamed } from './organ-names.ts';
import { placeFactors, placeFit } from './place.ts';
import type { Origin, ParsedQuery, QueryTerm } from './query.ts';
import type { MatchQuery, Reason, ReasonKind } from './types.ts';

const shown = 6;
const termsShown = 6;

interface Hit {
  readonly term: QueryTerm;
  readonly field: (typeof fields)[number];
  readonly weight: number;
}

/** 匹配理由: which words were found, where, through what, the weightiest first. */
export function reasonsFor(evidence: Evidence, parsed: ParsedQuery, query: MatchQuery): Reason[] {
  const hits = hitsOf(evidence, parsed);
  const total = hits.reduce((sum, hit) => sum + hit.weight, 0) || 1;
  const bundles = new Map<string, Hit[]>();
  for (const hit of hits) {
    const key = `${kindOf(hit)} ${hit.field.name} ${hit.term.everyday?.join() ?? ''}`;
    bundles.set(key, [...(bundles.get(key) ?? []), hit]);
  }
  const reasons = [...bundles.values()].map((bundle) => reasonOf(bundle, total)).sort((a, b) => b.weight - a.weight).slice(0, shown);
  return [...reasons, holderReason(evidence, parsed), placeReason(evidence, query)].filter((reason) => reason !== undefined);
}

function hitsOf(evidence: Evidence, parsed: ParsedQuery): Hit[] {
  const hits: Hit[] = [];
  for (const group of parsed.groups) {
    for (const term of group.terms) {
      const packed = term.postings.find(evidence.slot);
      const field = fields.find((_, position) => packed & (1 << position));
      if (field) hits.push({ term, field, weight: (term.weight * (packed >>> 16)) / impactScale });
    }
  }
  return hits.sort((a, b) => b.weight - a.weight);
}

const originKinds: Partial<Record<Origin, ReasonKind>> = { LEXICON: 'LEXICON', CATEGORY: 'CATEGORY' };
const kindOf = ({ term, field }: Hit): ReasonKind => originKinds[term.origin] ?? field.reason;

function reasonOf(bundle: Hit[], total: number): Reason {
  const { field, term } = bundle[0]!;
  const kind = kindOf(bundle[0]!);
  const whole = bundle.filter((hit) => hit.term.origin !== 'PAIR');
  const terms = readable((whole.length > 0 ? whole : bundle).map((hit) => hit.term.text));
  const weight = Math.round((bundle.reduce((sum, hit) => sum + hit.weight, 0) / total) * 1000) / 1000;
  const en = quotedEnglish(terms);
  const zh = quotedChinese(terms);
  if (kind === 'LEXICON' && term.everyday?.length === 0) {
    return { kind, field: field.name, terms, weight, text: `Matters told like this one usually concern ${en}, found in ${field.en}.`, textZh: `来件的说法与涉及${zh}的常见诉求相近，见于${field.zh}。` };
  }
  if (kind === 'LEXICON') {
    return {
      kind, field: field.name, terms, weight,
      text: `The everyday wording ${quotedEnglish(term.everyday ?? [])} stands for ${en}, found in ${field.en}.`,
      textZh: `日常用语${quotedChinese(term.everyday ?? [])}对应${zh}，见于${field.zh}。`,
    };
  }
  if (kind === 'CATEGORY') {
    return { kind, field: field.name, terms, weight, text: `The matter's category says ${en}, found in ${field.en}.`, textZh: `来件类别中的${zh}见于${field.zh}。` };
  }
  return { kind, field: field.name, terms, weight, text: `The text says ${en}, found in ${field.en}.`, textZh: `来件中的${zh}见于${field.zh}。` };
}

const quoted = (texts: readonly string[]): string[] => texts.slice(0, termsShown).map((text) => `“${text}”`);
const quotedEnglish = (texts: readonly string[]): string => quoted(texts).join(', ');
const quotedChinese = (texts: readonly string[]): string => quoted(texts).join('、');

const noticeable = 0.15;

/** Says plainly that a hint is common knowledge: an officer must not take it for a line of the list. */
function holderReason({ entry, hint, alike }: Evidence, { hints }: ParsedQuery): Reason | undefined {
  if (Math.max(hint, alike) < noticeable) return undefined;
  const words = [...new Set(hints.filter(({ holders }) => holders.some((stem) => isNamed(entry.organName, stem))).flatMap((one) => one.words))].slice(0, termsShown);
  const [en, zh] = words.length > 0 ? [`Matters of ${quotedEnglish(words)}`, `${quotedChinese(words)}一类事项`] : ['Matters told like this one', '这类说法的诉求'];
  return {
    kind: 'USUAL_HOLDER', field: 'organName', terms: words, weight: Math.round(Math.max(hint, alike) * 1000) / 1000,
    text: `${en} are usually answered by an organ of this kind (common knowledge, not the list).`,
    textZh: `${zh}通常由此类单位承办（常识参考，不是清单依据）。`,
  };
}

/** Words that lie inside another matched word would only repeat it. */
function readable(terms: string[]): string[] {
  const distinct = [...new Set(terms)];
  return distinct.filter((term) => !distinct.some((other) => other !== term && other.includes(term))).slice(0, termsShown);
}

function placeReason({ entry }: Evidence, { place }: MatchQuery): Reason | undefined {
  const fit = placeFit(entry.scope, place);
  if (fit === 'UNKNOWN') return undefined;
  const scope = entry.scope.slice(0, termsShown);
  const [en, zh] = fit === 'INSIDE' ? ['inside', '属于'] : ['outside', '不属于'];
  return {
    kind: 'PLACE', field: 'locationScope', terms: scope,
    weight: Math.round((placeFactors[fit] - 1) * 1000) / 1000,
    text: `The place of the matter lies ${en} the item's area (${scope.join(', ')}).`,
    textZh: `来件地点${zh}该事项的适用区域（${scope.join('、')}）。`,
  };
}
