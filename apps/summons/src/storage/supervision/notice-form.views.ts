import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { instant } from '@yidan/platform';

/** What the paper of a notice says beside the notice: who issues it, and the day it was asked for by. */
@Injectable()
export class NoticeFormViews {
  constructor(private readonly em: EntityManager) {}

  async of(id: string): Promise<{ issuer: string; replyBy: string | null }> {
    const [row] = await this.em.execute<{ issuer: string; replyBy: string | null }[]>(
      `select coalesce(o.name, ${ISSUER}) as issuer, ${instant('n.reply_by')} as "replyBy"
         from supervision_notice n left join organ o on o.tenant_id = n.tenant_id and o.id = n.issuer_organ_id where n.id = ?`,
      [id],
    );
    return row!;
  }

  /** 发文机关 where nobody in particular issues: the inspection office, or the operations centre. */
  async office(): Promise<string> {
    const [row] = await this.em.execute<{ issuer: string }[]>(`select ${ISSUER} as issuer from tenant n where n.tenant_id = nullif(current_setting('app.tenant', true), '')`);
    return row!.issuer;
  }
}

const ISSUER = `coalesce(
  (select g.name from organ g where g.tenant_id = n.tenant_id and g.kind in ('INSPECTION_OFFICE', 'CITY_OPS_CENTRE') and g.status = 'ACTIVE' order by g.kind = 'CITY_OPS_CENTRE', g.code limit 1),
  (select t.name || '城市运行中心' from tenant t where t.tenant_id = n.tenant_id))`;
