import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { PostAnswer } from '@yidan/contracts';
import { NotFound, type By } from '@yidan/kernel';
import { postLifecycle } from '../../domain/organisation/post.lifecycle.ts';

const POST = `
  select p.id as "postId", p.unit_id as "unitId", p.name, array_to_json(p.duty_item_keys) as "dutyItemKeys", p.description, p.status, p.row_version as "rowVersion"
    from post p`;

/** What is read of posts. */
@Injectable()
export class PostsViews {
  constructor(private readonly em: EntityManager) {}

  async one(id: string, by: By): Promise<PostAnswer> {
    const [row] = await this.em.execute<Omit<PostAnswer, 'actions'>[]>(`${POST} where p.id = ?`, [id]);
    if (!row) throw new NotFound('post', id);
    return withActions(row, by);
  }

  /** The posts of a unit, those in use first. */
  async ofUnit(unitId: string, by: By): Promise<PostAnswer[]> {
    const [unit] = await this.em.execute<unknown[]>('select 1 from internal_unit where id = ?', [unitId]);
    if (!unit) throw new NotFound('unit', unitId);
    const rows = await this.em.execute<Omit<PostAnswer, 'actions'>[]>(`${POST} where p.unit_id = ? order by (p.status = 'ABOLISHED'), p.name, p.id`, [unitId]);
    return rows.map((row) => withActions(row, by));
  }
}

function withActions(row: Omit<PostAnswer, 'actions'>, by: By): PostAnswer {
  return { ...row, actions: postLifecycle.actionsFor(row.status, by) };
}
