import { sampleCity } from '@yidan/sample-city';
import type { MatchCandidate } from '@yidan/contracts';
import type { TestClient } from '@yidan/testing';

const SUMMONS = '/api/summons/v1';
const [district] = sampleCity().districts;

/** An order that went out over the API. */
export interface SentOrder {
  id: string;
  number: string;
  matterId: string;
  organ: string;
  unit: string;
}

/** Whom the list names first for a text. */
export async function holderOf(operator: TestClient, text: string): Promise<{ organ: string; unit: string }> {
  const { body } = await operator.post(`${SUMMONS}/match`, { title: text, content: text });
  const [best] = body.candidates as MatchCandidate[];
  return { organ: best!.organ.code!, unit: best!.unit.code! };
}

/** 派件: registers a matter and sees to it that it is out. */
export async function anOrder(operator: TestClient, title: string, content: string): Promise<SentOrder> {
  const { body: received } = await operator.post(`${SUMMONS}/matters`, { channel: 'HOTLINE', title, content });
  let matter = received;
  if (matter.actions.includes('decide')) {
    const decision = { itemKey: matter.match.candidates[0].itemKey, reason: '依清单由其负责' };
    matter = (await operator.post(`${SUMMONS}/matters/${matter.id}/decide`, decision, { 'if-match': `"${matter.rowVersion}"` })).body;
  }
  const [order] = matter.orders;
  return { id: order.id, number: order.number, matterId: matter.id, organ: order.organ.code, unit: order.unit.code };
}

/** Somebody who serves in a role in an organ, or in one of its units. */
export function personIn(role: 'UNIT_HANDLER' | 'UNIT_HEAD' | 'ORGAN_APPROVER', organ: string, unit?: string): string {
  const found = district.people.find(({ roles, organCode, unitCode }) => roles.includes(role) && organCode === organ && (unit === undefined || unitCode === unit));
  if (!found) throw new Error(`nobody is ${role} in ${organ} ${unit ?? ''}`);
  return found.subject;
}
