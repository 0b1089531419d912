import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { ClarificationPublishedV1, EventData } from '@yidan/contracts';

/** 明责文件 of one item, as dispatch shows it: what it says, the latest first. */
export const CLARIFICATIONS = (itemKey: string, tenantId: string): string => `
  coalesce((select jsonb_agg(jsonb_build_object('clarificationId', x.clarification_id, 'documentNumber', x.document_number, 'title', x.title, 'issuer', x.issuer,
                                                'issuedOn', x.issued_on, 'subject', x.subject, 'role', x.role, 'duty', x.duty) order by x.issued_on desc, x.document_number)
              from clarified_item x where x.tenant_id = ${tenantId} and x.item_key = ${itemKey}), '[]')`;

/** 明责文件副本: the local copy of what list-registry published about whose a matter is (F-167). */
@Injectable()
export class ClarifiedItems {
  constructor(private readonly em: EntityManager) {}

  async keep(tenantId: string, { clarificationId, documentNumber, title, issuer, issuedOn, subject, duties }: EventData<typeof ClarificationPublishedV1>): Promise<void> {
    await this.em.execute(
      `insert into clarified_item (tenant_id, clarification_id, item_key, document_number, title, issuer, issued_on, subject, role, duty)
       select ?, ?, d."itemKey", ?, ?, ?, ?, ?, d.role, d.duty from json_to_recordset(?::json) as d("itemKey" uuid, role text, duty text)
       on conflict (tenant_id, clarification_id, item_key) do nothing`,
      [tenantId, clarificationId, documentNumber, title, issuer, issuedOn, subject, JSON.stringify(duties)],
      'run',
    );
  }

  async drop(tenantId: string, clarificationId: string): Promise<void> {
    await this.em.execute('delete from clarified_item where tenant_id = ? and clarification_id = ?', [tenantId, clarificationId], 'run');
  }
}
