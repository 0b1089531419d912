import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { CampaignFilter, CampaignSummary } from '@yidan/contracts';
import { cutPage, decodeCursor, type Page, type PageQuery } from '@yidan/platform';
import { z } from 'zod';
import { Conditions, isoInstant } from '../duty-list/sql.ts';

/** What is read of campaigns in a list. */
@Injectable()
export class CampaignsViews {
  constructor(private readonly em: EntityManager) {}

  async page({ cursor, limit, kind, state }: PageQuery & CampaignFilter): Promise<Page<CampaignSummary>> {
    const where = new Conditions().when(kind, 'c.kind = ?').when(state, 'c.state = ?').when(decodeCursor(cursor, z.uuid()), 'c.id < ?');
    const rows = await this.em.execute<CampaignSummary[]>(
      `select c.id as "campaignId", c.kind, c.name, c.scheme_document as "schemeDocument", c.guide_document as "guideDocument", c.leading_group as "leadingGroup", c.starts_on::text as "startsOn", c.state,
              ${isoInstant('c.closed_at')} as "closedAt", c.row_version as "rowVersion" from compilation_campaign c where ${where.sql} order by c.id desc limit ?`,
      [...where.values, limit + 1],
    );
    return cutPage(rows, limit, ({ campaignId }) => campaignId);
  }
}
