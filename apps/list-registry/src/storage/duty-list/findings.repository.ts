import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { DutyListVersion } from '../../domain/duty-list/duty-list-version.ts';
import type { Finding } from '../../domain/duty-list/version-findings.ts';

const ADD = `
  insert into finding (id, tenant_id, kind, severity, state, version_id, organ_id, other_organ_id, item_keys, evidence, message, message_zh, opened_at, resolved_at)
  select r.id, ?, r.kind, r.severity, ?, ?, r.organ, r.other, r."itemKeys", r.evidence, r.message, r."messageZh", ?, ?
    from json_to_recordset(?::json) as r(id uuid, kind text, severity text, organ uuid, other uuid, "itemKeys" jsonb, evidence jsonb, message text, "messageZh" text)
   where not exists (select from finding d where d.state = 'DISMISSED' and d.kind = r.kind and d.organ_id = r.organ and d.other_organ_id is not distinct from r.other
                        and d.item_keys = r."itemKeys" and d.evidence = r.evidence)`;

/** 发现库: what was found about the lists in force; of lists that are history it is kept as resolved. */
@Injectable()
export class FindingsRepository {
  constructor(private readonly em: EntityManager) {}

  /** Reviews of one tenant come one after the other: two lists loaded at once would each overlook what they overlap in. */
  async takeTurn(tenantId: string): Promise<void> {
    await this.em.execute(`select pg_advisory_xact_lock(hashtext('review of lists'), hashtext(?))`, [tenantId], 'run');
  }

  /** A new list of an organ answers everything that was found about its old one. */
  async resolveOf(organId: string, at: Date): Promise<void> {
    await this.em.execute(
      `update finding set state = 'RESOLVED', resolved_at = ?, row_version = row_version + 1
        where state in ('OPEN', 'CONFIRMED', 'IN_WORK') and (organ_id = ? or other_organ_id = ?)`,
      [at.toISOString(), organId, organId],
      'run',
    );
  }

  /** What was dismissed is found again only where the data say something else than they did then. */
  async add(version: DutyListVersion, findings: readonly Finding[], at: Date): Promise<void> {
    if (findings.length === 0) return;
    const isHistory = version.state !== 'EFFECTIVE';
    const now = at.toISOString();
    const rows = findings.map(({ organIds: [organ, other], ...finding }) => ({ ...finding, id: uuid(), organ, other: other ?? null }));
    await this.em.execute(ADD, [version.tenantId, isHistory ? 'RESOLVED' : 'OPEN', version.id, now, isHistory ? now : null, JSON.stringify(rows)], 'run');
  }
}
