import { DomainError, type Violation } from '@yidan/kernel';
import type { PrecedentUse } from '../dispute-case/case-facts.ts';

/** 先例未对照 (R-DSP-12): what was decided before is followed, or it is said why not. */
export class PrecedentsUnanswered extends DomainError {
  readonly code = 'DISPUTE.PRECEDENTS_UNANSWERED';
  readonly kind = 'invalid';
  constructor(violations: readonly Violation[]) {
    super('Say of every precedent that is shown whether it is followed, and why where it is not', '须对照所示先例；未遵循的，须说明理由', { violations });
  }
}

/** 先例对照: every precedent that is shown is named, and a deviation has its reason. */
export function assertPrecedentsAnswered(shown: readonly { readonly id: string; readonly title: string }[], named: readonly PrecedentUse[]): void {
  const unnamed = shown
    .filter(({ id }) => !named.some(({ precedentId }) => precedentId === id))
    .map(({ id, title }): Violation => ({ path: 'precedents', code: 'DISPUTE.PRECEDENT_UNNAMED', message: `Say whether “${title}” is followed (${id})`, messageZh: `须说明是否遵循先例“${title}”（${id}）` }));
  const unexplained = named.flatMap(({ follows, reason }, i): Violation[] =>
    follows || reason !== null ? [] : [{ path: `precedents[${i}].reason`, code: 'DISPUTE.DEVIATION_UNEXPLAINED', message: 'Say why this precedent is not followed', messageZh: '未遵循该先例的，须说明理由' }],
  );
  if (unnamed.length + unexplained.length > 0) throw new PrecedentsUnanswered([...unnamed, ...unexplained]);
}
