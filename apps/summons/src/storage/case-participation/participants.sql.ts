import type { ParticipantAnswer } from '@yidan/contracts';
import { instant } from '@yidan/platform';
import { participationLifecycle } from '../../domain/case-participation/participation.lifecycle.ts';

/** A participant as read, without the word for its state. */
export type ParticipantRow = Omit<ParticipantAnswer, 'stateZh'>;

/** A participant (alias n) with those of its contributions (alias c) that the condition lets through. */
export const participantColumns = (contributions: string): string => `
  n.id, n.district_id as "tenantId", jsonb_build_object('code', n.organ_code, 'name', n.organ_name) as organ, n.unit_name as unit, n.role, n.state,
  ${instant('n.added_at')} as "addedAt", ${instant('n.ended_at')} as "endedAt",
  coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'unit', c.unit_name, 'text', c.text, 'contributedAt', ${instant('c.contributed_at')}, 'confirmedAt', ${instant('c.confirmed_at')})
                             order by c.contributed_at, c.id)
              from case_contribution c where c.tenant_id = n.tenant_id and c.participation_id = n.id and (${contributions})), '[]') as contributions`;

/** A participant as answers show it. */
export function participantAnswer(row: ParticipantRow): ParticipantAnswer {
  const { id, tenantId, organ, unit, role, state, addedAt, endedAt, contributions } = row;
  return { id, tenantId, organ, unit, role, state, stateZh: participationLifecycle.states[state], addedAt, endedAt, contributions };
}
