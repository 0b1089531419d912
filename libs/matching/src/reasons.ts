import type { Evidence } from './evidence.ts';
import { fields } from './fields.ts';
import { impactScale } from './item-terms.ts';
import { learnedReason } from './learned-reasons.ts';
import type { Partition } from './partition.ts';
import { placeFactors, placeFit } from './place.ts';
import type { Origin, ParsedQuery, QueryTerm } from './query.ts';
import type { MatchQuery, Reason, ReasonKind } from './types.ts';

const shown = 6;
const termsShown = 6;

/** Terms of one kind found in one field, through the same everyday words. */
interface Bundle {
  readonly field: (typeof fields)[number];
  readonly kind: ReasonKind;
  readonly everyday: readonly string[];
  /** Position of its weightiest term. */
  first: number;
  weight: number;
}

/** Words in quotation marks. */
interface Worded {
  readonly en: string;
  readonly zh: string;
}

// Used again for the next item: by position of the term its weight, and the position of the next one in its bundle.
let weights = new Float64Array(0);
let following = new Int32Array(0);
const last = -1;

/** 匹配理由: which words were found, where, through what, the weightiest first. What several candidates have in common is worded once. */
export class Reasons {
  private readonly parsed: ParsedQuery;
  private readonly query: MatchQuery;
  private readonly partition: Partition;
  /** By number of the organ. */
  private readonly usualWords = new Map<number, readonly string[]>();
  /** By the everyday words, in both languages. */
  private readonly everyday = new Map<readonly string[], Worded>();

  constructor(parsed: ParsedQuery, query: MatchQuery, partition: Partition) {
    this.parsed = parsed;
    this.query = query;
    this.partition = partition;
  }

  for(evidence: Evidence): Reason[] {
    const { parsed, query, partition } = this;
    const bundles = bundlesOf(evidence, parsed);
    let total = 0;
    for (const { weight } of bundles) total += weight;
    for (const bundle of bundles) bundle.weight = Math.round((bundle.weight / (total || 1)) * 1000) / 1000;
    bundles.sort((a, b) => b.weight - a.weight || weights[b.first]! - weights[a.first]!);
    if (bundles.length > shown) bundles.length = shown;
    const reasons = bundles.map((bundle) => reasonOf(bundle, parsed.terms, this.wordedOnce(bundle.everyday)));
    const before = learnedReason(evidence, parsed, partition);
    if (before) reasons.push(before);
    if (Math.max(evidence.hint, evidence.alike) >= noticeable) reasons.push(holderReason(evidence, this.usualWordsOf(evidence.entry.organ)));
    const place = placeReason(evidence, query);
    if (place) reasons.push(place);
    return reasons;
  }

  /** Everyday words by which the text names subjects that the organ usually answers for. */
  private usualWordsOf(organ: number): readonly string[] {
    const known = this.usualWords.get(organ);
    if (known) return known;
    const { organs } = this.partition;
    const words = new Set<string>();
    for (const hint of this.parsed.hints) if (hint.holders.some((stem) => organs.named(stem).includes(organ))) for (const word of hint.words) words.add(word);
    const first = [...words].slice(0, termsShown);
    this.usualWords.set(organ, first);
    return first;
  }

  private wordedOnce(everyday: readonly string[]): Worded {
    let worded = this.everyday.get(everyday);
    if (!worded) this.everyday.set(everyday, (worded = { en: quotedEnglish(everyday), zh: quotedChinese(everyday) }));
    return worded;
  }
}

const originKinds: Partial<Record<Origin, ReasonKind>> = { LEXICON: 'LEXICON', CATEGORY: 'CATEGORY' };

function bundlesOf({ found }: Evidence, { terms }: ParsedQuery): Bundle[] {
  if (weights.length < terms.length) {
    weights = new Float64Array(terms.length * 2);
    following = new Int32Array(terms.length * 2);
  }
  const bundles: Bundle[] = [];
  for (let position = 0; position < terms.length; position++) {
    const packed = found[position]!;
    if (packed === 0) continue;
    const term = terms[position]!;
    // The first of the fields it stands in is cited.
    const field = fields[31 - Math.clz32(packed & -packed & 0xffff)]!;
    const kind = originKinds[term.origin] ?? field.reason;
    const weight = (term.weight * (packed >>> 16)) / impactScale;
    weights[position] = weight;
    let bundle: Bundle | undefined;
    for (const one of bundles) if (one.field === field && one.kind === kind && one.everyday === term.everyday) bundle = one;
    if (!bundle) bundles.push((bundle = { field, kind, everyday: term.everyday, first: last, weight: 0 }));
    bundle.weight += weight;
    chain(bundle, position);
  }
  return bundles;
}

/** Puts a term behind those of its bundle that weigh as much or more. */
function chain(bundle: Bundle, position: number): void {
  let before = last;
  let after = bundle.first;
  while (after !== last && weights[after]! >= weights[position]!) {
    before = after;
    after = following[after]!;
  }
  following[position] = after;
  if (before === last) bundle.first = position;
  else following[before] = position;
}

/** The words of a bundle, the weightiest first; character pairs only where there is no word. */
function wordsOf({ first }: Bundle, terms: readonly QueryTerm[]): string[] {
  const words: string[] = [];
  const pairs: string[] = [];
  for (let position = first; position !== last; position = following[position]!) {
    const { text, origin } = terms[position]!;
    (origin === 'PAIR' ? pairs : words).push(text);
  }
  return readable(words.length > 0 ? words : pairs);
}

function reasonOf(bundle: Bundle, all: readonly QueryTerm[], through: Worded): Reason {
  const { kind, field, everyday, weight } = bundle;
  const terms = wordsOf(bundle, all);
  const en = quotedEnglish(terms);
  const zh = quotedChinese(terms);
  if (kind === 'LEXICON' && everyday.length === 0) {
    return { kind, field: field.name, terms, weight, text: `Matters told like this one usually concern ${en}, found in ${field.en}.`, textZh: `来件的说法与涉及${zh}的常见诉求相近，见于${field.zh}。` };
  }
  if (kind === 'LEXICON') {
    return {
      kind, field: field.name, terms, weight,
      text: `The everyday wording ${through.en} stands for ${en}, found in ${field.en}.`,
      textZh: `日常用语${through.zh}对应${zh}，见于${field.zh}。`,
    };
  }
  if (kind === 'CATEGORY') {
    return { kind, field: field.name, terms, weight, text: `The matter's category says ${en}, found in ${field.en}.`, textZh: `来件类别中的${zh}见于${field.zh}。` };
  }
  return { kind, field: field.name, terms, weight, text: `The text says ${en}, found in ${field.en}.`, textZh: `来件中的${zh}见于${field.zh}。` };
}

function quoted(texts: readonly string[], between: string): string {
  return texts.length === 0 ? '' : `“${texts.slice(0, termsShown).join(between)}”`;
}

const quotedEnglish = (texts: readonly string[]): string => quoted(texts, '”, “');
const quotedChinese = (texts: readonly string[]): string => quoted(texts, '”、“');

const noticeable = 0.15;

/** Says plainly that a hint is common knowledge: an officer must not take it for a line of the list. */
function holderReason({ hint, alike }: Evidence, words: readonly string[]): Reason {
  const [en, zh] = words.length > 0 ? [`Matters of ${quotedEnglish(words)}`, `${quotedChinese(words)}一类事项`] : ['Matters told like this one', '这类说法的诉求'];
  return {
    kind: 'USUAL_HOLDER', field: 'organName', terms: [...words], weight: Math.round(Math.max(hint, alike) * 1000) / 1000,
    text: `${en} are usually answered by an organ of this kind (common knowledge, not the list).`,
    textZh: `${zh}通常由此类单位承办（常识参考，不是清单依据）。`,
  };
}

/** Words that lie inside another matched word would only repeat it; a word may come twice. */
function readable(words: readonly string[]): string[] {
  if (words.length === 1) return [...words];
  const distinct = [...new Set(words)];
  const outer: string[] = [];
  for (let at = 0; at < distinct.length && outer.length < termsShown; at++) {
    const word = distinct[at]!;
    if (!distinct.some((other) => other.length > word.length && other.includes(word))) outer.push(word);
  }
  return outer;
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
