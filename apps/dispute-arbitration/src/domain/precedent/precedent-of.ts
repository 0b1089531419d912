import type { DisputeCause, DisputeKind, DisputeOutcome, OutcomeSource } from '@yidan/contracts';
import { organKindZh, type OrganKind } from '@yidan/kernel';
import type { CitedBasis } from '../dispute-case/case-facts.ts';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import type { Names } from '../papers/names.ts';
import { kindZh, sourceZh } from '../papers/paper-words.ts';
import { anonymise, instead, type Disguise, type NamedOrgan } from './anonymise.ts';

/** 先例 as it is kept: what was disputed, how it was decided and on what grounds; nobody's name. */
export interface Precedent {
  readonly kind: DisputeKind;
  readonly title: string;
  readonly summary: string;
  readonly items: readonly { readonly itemKey: string; readonly name: string | null }[];
  readonly bases: readonly CitedBasis[];
  readonly source: OutcomeSource;
  readonly split: readonly string[];
  readonly documentNumber: string;
  readonly cause: DisputeCause | null;
}

/** 先例摘要 of a case that was decided. */
export function precedentOf(one: DisputeCase, outcome: DisputeOutcome, organs: readonly NamedOrgan[], names: Names): Precedent {
  const disguise = disguiseOf(one, organs);
  const hide = (text: string): string => anonymise(text, disguise);
  const { facts, reasons, bases } = groundsOf(one, outcome.source);
  const parties = disguise.partyIds.flatMap((id) => organs.filter((organ) => organ.id === id)).map((organ) => `${instead(organ, disguise.partyIds)}（${organKindZh[organ.kind as OrganKind] ?? '单位'}）`);
  // A precedent is read by more people than a restricted item is; an item's code names the organ.
  const items = one.itemKeys.map((itemKey) => {
    const listed = names.items.get(itemKey);
    return { itemKey, name: listed && !listed.restricted ? hide(listed.name) : null };
  });
  return {
    kind: one.kind,
    title: hide(one.title),
    summary: [
      `当事单位：${parties.join('、')}。`,
      `争议事项（${kindZh[one.kind]}）：${hide(one.description)}`,
      ...(one.legalIssue ? [`法律适用问题：${hide(one.legalIssue)}`] : []),
      ...(facts ? [`查明的事实：${hide(facts)}`] : []),
      ...(reasons ? [`理由：${hide(reasons)}`] : []),
      `结果：${sourceZh[outcome.source]}。`,
    ].join('\n'),
    items,
    bases: bases.map(({ instrument, article, text }) => ({ instrument: hide(instrument), article, text: text && hide(text) })),
    source: outcome.source,
    split: outcome.split.map((row) => {
      const named = (ids: readonly string[]): string => ids.flatMap((id) => organs.filter((organ) => organ.id === id)).map((organ) => instead(organ, disguise.partyIds)).join('、') || '无';
      return hide(`${row.task}：牵头${named([row.leadOrganId])}；主办${named(row.handlerOrganIds)}；协办${named(row.assistOrganIds)}${row.handoff ? `；衔接：${row.handoff}` : ''}`);
    }),
    documentNumber: outcome.documentNumber,
    cause: one.cause,
  };
}

/** 争议文字: what is compared with precedents, without names, as theirs is. */
export function questionTextOf(one: Pick<DisputeCase, 'title' | 'description' | 'legalIssue'> & Parameters<typeof disguiseOf>[0], organs: readonly NamedOrgan[], itemNames: readonly string[]): string {
  return [anonymise([one.title, one.description, one.legalIssue ?? ''].join('\n'), disguiseOf(one, organs)), ...itemNames].join('\n');
}

function disguiseOf({ parties, negotiation, leaderActs }: Pick<DisputeCase, 'parties' | 'negotiation' | 'leaderActs'>, organs: readonly NamedOrgan[]): Disguise {
  const attended = (negotiation?.meetings ?? []).flatMap(({ attendees }) => attendees.map(({ name }) => name));
  return { partyIds: parties.map(({ organId }) => organId), organs, people: [...new Set([...attended, ...leaderActs.map(({ leader }) => leader)])] };
}

function groundsOf({ negotiation, coordination, commission }: DisputeCase, source: OutcomeSource): { facts: string | null; reasons: string | null; bases: readonly CitedBasis[] } {
  if (source === 'RULING' && commission?.ruling) return commission.ruling;
  if (source === 'OPINION' && coordination?.opinion) return coordination.opinion;
  return { facts: negotiation?.minutes?.text ?? null, reasons: null, bases: [] };
}
