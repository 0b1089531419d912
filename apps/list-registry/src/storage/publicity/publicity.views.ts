import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ObjectionAnswer, PublicityAnswer } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { isoInstant } from '../duty-list/sql.ts';

/** An objection as its row says it, before its reader's possible steps are added. */
export type ObjectionRow = Omit<ObjectionAnswer, 'actions'>;
/** A publicity as its row says it. */
export type PublicityRow = Omit<PublicityAnswer, 'objections'> & { objections: ObjectionRow[] };

const OBJECTION = `
  select b.id as "objectionId", b.version_id as "versionId", b.filed_by as "filedBy", case when o.id is not null then json_build_object('id', o.id, 'code', o.code, 'name', o.name) end as organ,
         b.receipt, b.item_key as "itemKey", b.text, b.state, b.result, b.answer_text as answer, ${isoInstant('b.answered_at')} as "answeredAt", ${isoInstant('b.filed_at')} as "filedAt",
         b.row_version as "rowVersion"
    from publicity_objection b left join organ o on o.tenant_id = b.tenant_id and o.id = b.organ_id`;

/** 公示查询. */
@Injectable()
export class PublicityViews {
  constructor(private readonly em: EntityManager) {}

  /** The publicity of a version; an organ that only objects sees its own objections. */
  async ofVersion(versionId: string, onlyOrganId: string | null): Promise<PublicityRow> {
    const [head] = await this.em.execute<Omit<PublicityRow, 'objections'>[]>(
      `select p.id as "publicityId", p.version_id as "versionId", p.channel, p.from_date::text as "from", p.to_date::text as "to", p.shown, p.hidden, p.state,
              ${isoInstant('p.ended_at')} as "endedAt" from publicity p where p.version_id = ?`,
      [versionId],
    );
    if (!head) throw new NotFound('publicity', versionId);
    const objections = await this.em.execute<ObjectionRow[]>(`${OBJECTION} where b.version_id = ? and (?::uuid is null or b.organ_id = ?::uuid) order by b.id`, [versionId, onlyOrganId, onlyOrganId]);
    return { ...head, objections };
  }

  async objection(id: string): Promise<ObjectionRow> {
    const [found] = await this.em.execute<ObjectionRow[]>(`${OBJECTION} where b.id = ?`, [id]);
    if (!found) throw new NotFound('objection', id);
    return found;
  }
}
