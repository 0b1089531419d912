import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { SandingAct, SandingActKind } from '../../domain/sanding/sanding-act.ts';

const LATEST = `
  select id, sanding_id as "sandingId", kind, round, group_code as "groupCode", conclusion, opinion, held_on::text as "heldOn", document_number as "documentNumber", meeting_id as "meetingId",
         recorded_by as "recordedBy", recorded_at as "recordedAt"
    from sanding_act where sanding_id = ? and round = ? and kind = ? order by id desc limit 1`;

/** 办理记录库: what groups, leading group and committee decided; added to and never changed. */
@Injectable()
export class SandingActs {
  constructor(private readonly em: EntityManager) {}

  async add(tenantId: string, { id, sandingId, kind, round, groupCode, conclusion, opinion, heldOn, documentNumber, meetingId, recordedBy, recordedAt }: SandingAct): Promise<void> {
    await this.em.execute(
      `insert into sanding_act (id, tenant_id, sanding_id, kind, round, group_code, conclusion, opinion, held_on, document_number, meeting_id, recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [id, tenantId, sandingId, kind, round, groupCode, conclusion, opinion, heldOn, documentNumber, meetingId, recordedBy, recordedAt],
      'run',
    );
  }

  /** The last word of a body in a round. */
  async latest(sandingId: string, round: number, kind: SandingActKind): Promise<SandingAct | null> {
    const [found] = await this.em.execute<SandingAct[]>(LATEST, [sandingId, round, kind]);
    return found ?? null;
  }
}
