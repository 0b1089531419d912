import type { BulletinCounts, ProposalGround } from '@yidan/contracts';
import { NO_COUNTS, rate, ranked, type PeriodFigures } from './period-figures.ts';

/** 通报条目: what is said of one organ. */
export interface BulletinEntry {
  readonly organId: string;
  readonly praise: boolean;
  readonly rank: number | null;
  readonly facts: string;
  readonly counts: BulletinCounts;
}

/** 拟列入通报: an organ that gave cause, and why. */
export interface Proposal {
  readonly id: string;
  readonly organId: string;
  readonly ground: ProposalGround;
}

/** Why an organ is proposed, in words. */
export const proposalGroundZh: Readonly<Record<ProposalGround, string>> = {
  LADDER: '经督办阶梯逐级督办仍未办理', THREE_SUPERVISED: '六个月内三次被督办', LAST_LEVEL_UNANSWERED: '约谈通知逾期未答复',
};

/** 表扬名额: so many of the best, if nothing of theirs was late. */
const PRAISED = 3;

/** 生成条目: those who did best with nothing late, and all who were late, were supervised, or are proposed. */
export function draftEntries({ organs }: PeriodFigures, proposals: readonly Proposal[]): BulletinEntry[] {
  const ranks = ranked(organs);
  const known = new Map(organs.map((organ) => [organ.organId, organ]));
  const ids = [...new Set([...organs.map(({ organId }) => organId), ...proposals.map(({ organId }) => organId)])];
  const entries = ids.flatMap((organId): (BulletinEntry & { code: string })[] => {
    const counts = known.get(organId)?.counts ?? NO_COUNTS;
    const grounds = proposals.filter((proposal) => proposal.organId === organId).map(({ ground }) => ground);
    const rank = ranks.get(organId) ?? null;
    const isFaultless = counts.overdue === 0 && counts.supervised === 0 && grounds.length === 0;
    const praise = isFaultless && rank !== null && rank <= PRAISED && counts.resolved > 0;
    if (isFaultless && !praise) return [];
    return [{ organId, praise, rank, facts: factsOf(counts, grounds), counts, code: known.get(organId)?.code ?? '' }];
  });
  return entries.sort((a, b) => Number(b.praise) - Number(a.praise) || (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.code.localeCompare(b.code)).map(({ code: _, ...entry }) => entry);
}

/** 事实: the counts in words, and why the organ was proposed. */
export function factsOf(counts: BulletinCounts, grounds: readonly ProposalGround[] = []): string {
  const per = (part: number, whole: number): string => (whole === 0 ? '—' : `${rate(part, whole)}%`);
  const figures = `应办派件${counts.orders}件，逾期${counts.overdue}件；回访${counts.calledBack}件，响应率${per(counts.responded, counts.calledBack)}、解决率${per(counts.resolved, counts.calledBack)}、满意率${per(counts.satisfied, counts.rated)}；被提醒催办${counts.reminded}次、督办${counts.supervised}次。`;
  return [figures, ...[...new Set(grounds)].map((ground) => `${proposalGroundZh[ground]}。`)].join('');
}

/** What an editor names: the organ and the words; counts and rank stay those of the data. */
export function editedEntries({ organs }: PeriodFigures, named: readonly { readonly organId: string; readonly facts: string; readonly praise: boolean }[]): BulletinEntry[] {
  const ranks = ranked(organs);
  return named.map(({ organId, facts, praise }) => ({ organId, praise, rank: ranks.get(organId) ?? null, facts, counts: organs.find((organ) => organ.organId === organId)?.counts ?? NO_COUNTS }));
}
