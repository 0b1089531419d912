import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { ParticipantsAnswer } from '@yidan/contracts';
import type { By } from '@yidan/kernel';
import { instant } from '@yidan/platform';
import type { Acting } from '../../domain/acting.ts';
import { participationLifecycle } from '../../domain/case-participation/participation.lifecycle.ts';
import { matterLifecycle } from '../../domain/incoming-matter/incoming-matter.lifecycle.ts';
import type { MatterState } from '../../domain/incoming-matter/incoming-matter.lifecycle.ts';
import { participantAnswer, participantColumns } from './participants.sql.ts';
import type { ParticipantRow } from './participants.sql.ts';

type Row = ParticipantRow & { dueAt: string | null };
interface Head {
  number: string;
  state: MatterState;
  isShared: boolean;
  closedAt: string | null;
  closingReason: string | null;
}

/** The participants of a matter as its city sees them, with all they reported. */
@Injectable()
export class ParticipantsViews {
  constructor(private readonly em: EntityManager) {}

  /** Of a matter that the caller may see. */
  async of(matterId: string, actor: Acting): Promise<ParticipantsAnswer> {
    const [head] = await this.em.execute<Head[]>(
      `select m.number, m.state, s.id is not null as "isShared", ${instant('s.closed_at')} as "closedAt", s.closing_reason as "closingReason"
         from incoming_matter m left join shared_matter s on s.tenant_id = m.tenant_id and s.id = m.id where m.id = ?`,
      [matterId],
    );
    const { number, state, isShared, closedAt, closingReason } = head!;
    const rows = await this.em.execute<Row[]>(
      `select ${participantColumns('true')}, ${instant('n.due_at')} as "dueAt" from case_participation n where n.matter_id = ? order by n.added_at, n.id`,
      [matterId],
    );
    const by: By = { roles: actor.roles, relations: isShared ? ['CONVENOR'] : [] };
    const open = state !== 'CLOSED';
    return {
      matterId,
      number,
      closedAt,
      closingReason,
      items: rows.map((row) => ({ ...participantAnswer(row), dueAt: row.dueAt, actions: participationLifecycle.actionsFor(row.state, by) })),
      actions: [...(open ? participationLifecycle.actionsFor(null, by) : []), ...matterLifecycle.actionsFor(state, by).filter((command) => command === 'conclude')],
    };
  }
}
