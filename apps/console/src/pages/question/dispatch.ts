import type { MatchAnswer, MatchCandidate, MatterAnswer } from '@yidan/contracts';
import type { Decision, MatterToRegister, Summons } from '../../api/summons.ts';
import { requestOf, type Question } from './question.ts';
import { titleOf } from './title-of.ts';

/** 一键派件: what is asked of the services, beside the question itself. */
export interface DispatchOrder {
  question: Question;
  /** The item it is to go out by; null leaves the decision to an operator. */
  itemKey: string | null;
  reason: string;
  /** One key for each press of the button: repeating it after a lost answer makes no second matter. */
  key: string;
}

/** The matter as it is registered. */
export function matterOf(question: Question): MatterToRegister {
  const { content, location } = requestOf(question);
  return { channel: question.channel, title: titleOf(question.text), content, ...(location && { location }) };
}

/** Registers the matter; where the list did not send it out by itself, decides it, if the person may. */
export async function dispatchMatter(summons: Pick<Summons, 'register' | 'decide'>, { question, itemKey, reason, key }: DispatchOrder): Promise<MatterAnswer> {
  const matter = await summons.register(matterOf(question), key);
  if (itemKey === null || !matter.actions.includes('decide')) return matter;
  const decision: Decision = { itemKey, reason: reason.trim() };
  return summons.decide(matter, decision, `${key}-${itemKey}`);
}

/** The list is sure of another candidate than the one chosen: whatever is registered goes out to the first. */
export function goesElsewhere({ decision, candidates }: MatchAnswer, chosen: MatchCandidate): boolean {
  return decision === 'AUTO' && candidates[0]?.itemKey !== chosen.itemKey;
}

/** 可办的步骤: what is offered for a candidate to somebody who may register matters, and decides them or not. */
export function dispatchSteps(answer: MatchAnswer, chosen: MatchCandidate | null, mayDecide: boolean): { elsewhere: boolean; byItself: boolean; send: boolean; register: boolean } {
  const byItself = answer.decision === 'AUTO';
  const elsewhere = chosen !== null && goesElsewhere(answer, chosen);
  return { elsewhere, byItself, send: chosen !== null && !elsewhere && (byItself || mayDecide), register: !byItself };
}

/** The order that is out for the matter: the leading one. */
export function leadingOrder({ orders }: Pick<MatterAnswer, 'orders'>): MatterAnswer['orders'][number] | undefined {
  return orders.find(({ role, state }) => role === 'LEAD' && state !== 'REDISPATCHED') ?? orders[0];
}
