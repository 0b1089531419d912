import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { CataloguePowerAnswer, CataloguePowerFilter, PowerCatalogueAnswer, PowerExclusionAnswer } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { cutPage, decodeCursor, type Page, type PageQuery } from '@yidan/platform';
import { z } from 'zod';
import type { PowerExclusionState } from '../../domain/power-catalogue/power-exclusion.lifecycle.ts';
import { Conditions, isoInstant } from '../duty-list/sql.ts';

const CATALOGUE = `
  select c.id as "catalogueId", c.tenant_id as "tenantId", c.name, c.issuer, c.edition, c.region_code as "regionCode", c.effective_from::text as "effectiveFrom", c.effective_to::text as "effectiveTo",
         c.state, c.power_count as powers, c.row_version as "rowVersion"
    from power_catalogue c`;

const EXCLUSION = `
  select x.id as "exclusionId", x.power_id as "powerId", x.organ_id as "organId", x.reason, x.document, x.explanation, x.state, x.recorded_by as "recordedBy",
         ${isoInstant('x.recorded_at')} as "recordedAt", ${isoInstant('x.ended_at')} as "endedAt", x.row_version as "rowVersion"
    from power_exclusion x`;

type CatalogueRow = Omit<PowerCatalogueAnswer, 'actions'>;
type ExclusionRow = Omit<PowerExclusionAnswer, 'actions' | 'state'> & { state: PowerExclusionState };

/** What is read of catalogues and exclusions. */
@Injectable()
export class PowerCataloguesViews {
  constructor(private readonly em: EntityManager) {}

  async one(id: string): Promise<CatalogueRow> {
    const [found] = await this.em.execute<CatalogueRow[]>(`${CATALOGUE} where c.id = ?`, [id]);
    if (!found) throw new NotFound('power-catalogue', id);
    return found;
  }

  async page({ cursor, limit }: PageQuery): Promise<Page<CatalogueRow>> {
    const where = new Conditions().when(decodeCursor(cursor, z.uuid()), 'c.id < ?');
    const rows = await this.em.execute<CatalogueRow[]>(`${CATALOGUE} where ${where.sql} order by c.id desc limit ?`, [...where.values, limit + 1]);
    return cutPage(rows, limit, ({ catalogueId }) => catalogueId);
  }

  async powers(catalogueId: string, { cursor, limit, type, status }: PageQuery & CataloguePowerFilter): Promise<Page<CataloguePowerAnswer>> {
    await this.one(catalogueId);
    const where = new Conditions().and('p.catalogue_id = ?', catalogueId).when(type, 'p.type = ?').when(status, 'p.status = ?').when(decodeCursor(cursor, z.tuple([z.int()])), 'p.ordinal > ?', ([ordinal]) => ordinal);
    const rows = await this.em.execute<(CataloguePowerAnswer & { ordinal: number })[]>(
      `select p.id as "powerId", p.catalogue_id as "catalogueId", p.ordinal, p.type, p.number, p.name, p.basis, p.subject_organ_kind as "subjectOrganKind", p.subject_organ as "subjectOrgan", p.levels, p.status,
              p.row_version as "rowVersion" from catalogue_power p where ${where.sql} order by p.ordinal limit ?`,
      [...where.values, limit + 1],
    );
    const page = cutPage(rows, limit, ({ ordinal }) => [ordinal]);
    return { ...page, items: page.items.map(({ ordinal: _, ...power }) => power) };
  }

  async exclusion(id: string): Promise<ExclusionRow> {
    const [found] = await this.em.execute<ExclusionRow[]>(`${EXCLUSION} where x.id = ?`, [id]);
    if (!found) throw new NotFound('power-exclusion', id);
    return found;
  }

  async exclusions({ cursor, limit }: PageQuery): Promise<Page<ExclusionRow>> {
    const where = new Conditions().when(decodeCursor(cursor, z.uuid()), 'x.id < ?');
    const rows = await this.em.execute<ExclusionRow[]>(`${EXCLUSION} where ${where.sql} order by x.id desc limit ?`, [...where.values, limit + 1]);
    return cutPage(rows, limit, ({ exclusionId }) => exclusionId);
  }
}
