import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { CoverageFilter, PowerCoverageAnswer } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { cutPage, decodeCursor, Reference, seeingAll, type Actor, type OrganRecord, type PageQuery } from '@yidan/platform';
import { z } from 'zod';
import { appliesTo } from '../../domain/power-catalogue/applicable-powers.ts';
import { powerKey, type CataloguePower } from '../../domain/power-catalogue/catalogue-power.ts';
import { countsOf, coverageOf, type MergingItem } from '../../domain/power-catalogue/power-coverage.ts';
import { seesAllSandings } from '../../domain/sanding/sanding-view.ts';
import { MergingItems } from '../../storage/power-catalogue/merging-items.ts';
import { PowerCatalogueRepository } from '../../storage/power-catalogue/power-catalogue.repository.ts';
import { PowerCataloguesViews } from '../../storage/power-catalogue/power-catalogues.views.ts';
import { PowerExclusions } from '../../storage/power-catalogue/power-exclusions.repository.ts';

const Cursor = z.tuple([z.int()]);

/** 权力覆盖: what became of every power of a catalogue, in the whole region or at one organ. */
@Injectable()
export class LookAtCoverage {
  constructor(
    private readonly catalogues: PowerCatalogueRepository,
    private readonly views: PowerCataloguesViews,
    private readonly exclusions: PowerExclusions,
    private readonly items: MergingItems,
    private readonly reference: Reference,
    private readonly em: EntityManager,
  ) {}

  async execute(catalogueId: string, { organ: code, version, state, cursor, limit }: CoverageFilter & PageQuery, actor: Actor): Promise<PowerCoverageAnswer> {
    await this.views.one(catalogueId);
    const organ = await this.organ(code, actor);
    const items = await seeingAll(this.em, () => this.merging(organ, version, actor));
    const powers = await this.powersOf(catalogueId, organ, items);
    const covered = coverageOf(powers, items, organ ? await this.exclusions.of(organ.id) : await this.exclusions.all());
    const wanted = covered.map((one, i) => ({ ...one, ordinal: i })).filter((one) => state === undefined || one.state === state);
    const after = decodeCursor(cursor, Cursor)?.[0] ?? -1;
    const page = cutPage(wanted.filter(({ ordinal }) => ordinal > after).slice(0, limit + 1), limit, ({ ordinal }) => [ordinal]);
    const visible = await this.items.visible(page.items.flatMap((one) => one.items.map(({ itemKey }) => itemKey)));
    return {
      catalogueId,
      organ: organ && { id: organ.id, code: organ.code, name: organ.name },
      counts: countsOf(covered),
      items: page.items.map(({ power: { id: powerId, type, number, name, status }, state: now, items: merged, exclusion }) => ({
        powerId, type, number, name, status, state: now,
        items: merged.filter(({ itemKey }) => visible.has(itemKey)).map(({ itemKey, code: itemCode, name: itemName, organ: of }) => ({ itemKey, code: itemCode, name: itemName, organ: of })),
        exclusion: exclusion && { exclusionId: exclusion.id, organId: exclusion.organId, reason: exclusion.reason, document: exclusion.document, explanation: exclusion.explanation },
      })),
      next: page.next,
    };
  }

  private async organ(code: string | undefined, actor: Actor): Promise<OrganRecord | null> {
    const own = seesAllSandings(actor.roles) ? code : (code ?? actor.organCode);
    if (own === undefined) return null;
    const organ = await this.reference.organByCode(own);
    if (!organ || (!seesAllSandings(actor.roles) && organ.id !== actor.organId)) throw new NotFound('organ', own);
    return organ;
  }

  // At one organ its draft may stand in for its list in force.
  private async merging(organ: OrganRecord | null, version: string | undefined, actor: Actor): Promise<readonly MergingItem[]> {
    if (version === undefined) return this.items.inForce({ organId: organ?.id ?? null });
    const draft = await this.items.drafted(version);
    if ((organ && draft.organId !== organ.id) || (!seesAllSandings(actor.roles) && draft.organId !== actor.organId)) throw new NotFound('list-version', version);
    return organ ? draft.items : [...draft.items, ...(await this.items.inForce({ exceptOrganId: draft.organId }))];
  }

  // What nobody is named for belongs to whoever merges it.
  private async powersOf(catalogueId: string, organ: OrganRecord | null, items: readonly MergingItem[]): Promise<CataloguePower[]> {
    const powers = await this.catalogues.powersOf(catalogueId);
    if (!organ) return powers;
    const merged = new Set(items.flatMap((item) => item.powers.map(powerKey)));
    return powers.filter((power) => appliesTo({ ...power, status: 'ACTIVE' }, organ) === 'OWN' || merged.has(powerKey(power)));
  }
}
