import { isAutomatic } from '../duty-item/held-item.ts';
import type { HeldItem, Purpose } from '../duty-item/held-item.ts';
import type { ListAnswer } from './match-result.ts';

/** What a matter of this urgency asks of a holder: an emergency asks for safety first. */
export function purposeOf(urgency: 'EMERGENCY' | 'URGENT' | 'NORMAL'): Purpose {
  return urgency === 'EMERGENCY' ? 'SAFETY' : 'PERFORMANCE';
}

/**
 * 核对匹配: the index may be a moment behind the lists in force, so its answer is held against them.
 * What is on no list any more is not proposed; what is held by another unit now is proposed there; what cannot go out by itself waits for an operator.
 */
export function settleAnswer(answer: ListAnswer, inForce: ReadonlyMap<string, HeldItem>, purpose: Purpose): ListAnswer {
  const candidates = answer.candidates.flatMap((candidate) => {
    const item = inForce.get(candidate.itemKey);
    if (!item) return [];
    const { organId, unitId, versionId, code, name } = item;
    return [{ ...candidate, organId, unitId, versionId, itemCode: code, itemName: name }];
  });
  return { ...answer, candidates, decision: decisionOf(answer, candidates, inForce, purpose) };
}

function decisionOf(answer: ListAnswer, kept: ListAnswer['candidates'], inForce: ReadonlyMap<string, HeldItem>, purpose: Purpose): ListAnswer['decision'] {
  const [best] = answer.candidates;
  const item = best && inForce.get(best.itemKey);
  if (answer.decision === 'UNMATCHED' || kept.length === 0) return 'UNMATCHED';
  if (answer.decision === 'AUTO' && !(item && isAutomatic(item, purpose))) return 'CONFIRM';
  return answer.decision;
}

/** 答复所问: the answer for somebody who asks without a matter; items that are not theirs to read are not in it, and what rested on them is not sure. */
export function withoutHidden(answer: ListAnswer, hidden: ReadonlySet<string>): ListAnswer {
  const candidates = answer.candidates.filter(({ itemKey }) => !hidden.has(itemKey));
  if (candidates.length === answer.candidates.length) return answer;
  const bestIsHidden = hidden.has(answer.candidates[0]!.itemKey);
  return { ...answer, candidates, decision: candidates.length === 0 ? 'UNMATCHED' : bestIsHidden ? 'CONFIRM' : answer.decision };
}
