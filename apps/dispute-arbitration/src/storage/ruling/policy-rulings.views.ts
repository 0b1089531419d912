import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { PolicyRuling, PolicyRulingsQuery } from '@yidan/contracts';
import { cutPage, decodeCursor, instant, type Page } from '@yidan/platform';
import { z } from 'zod';

const Key = z.tuple([z.iso.datetime(), z.uuid()]);

const RULINGS = `
  select d.id as "caseId", d.number, d.title, d.outcome->>'documentNumber' as "documentNumber", ${instant('d.outcome_at')} as "ruledAt", d.commission->'ruling'->>'reasons' as reasons,
         d.commission->'ruling'->'bases'->0->>'text' as practice, to_json(d.item_keys) as "itemKeys"
    from dispute_case d
   where d.outcome_at is not null and d.commission->'ruling'->>'policyRuling' = 'true' and (?::timestamptz is null or (d.outcome_at, d.id) < (?::timestamptz, ?::uuid))
   order by d.outcome_at desc, d.id desc limit ?`;

/** 政策性裁定 (R-DSP-11): what was ruled without any provision to rest on, the latest first. */
@Injectable()
export class PolicyRulingsViews {
  constructor(private readonly em: EntityManager) {}

  async page({ cursor, limit }: PolicyRulingsQuery): Promise<Page<PolicyRuling>> {
    const [at, id] = decodeCursor(cursor, Key) ?? [null, null];
    const rows = await this.em.execute<PolicyRuling[]>(RULINGS, [at, at, id, limit + 1]);
    return cutPage(rows, limit, ({ ruledAt, caseId }) => [ruledAt, caseId]);
  }
}
