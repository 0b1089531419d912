import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ExcludePowerRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Reference, seeingAll, stampOf, type Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { OrganUnknown } from '../../domain/organisation/organisation.errors.ts';
import { MergedNotExcluded } from '../../domain/power-catalogue/power-catalogue.errors.ts';
import { coverageOf } from '../../domain/power-catalogue/power-coverage.ts';
import { PowerExclusion } from '../../domain/power-catalogue/power-exclusion.ts';
import { MergingItems } from '../../storage/power-catalogue/merging-items.ts';
import { PowerCatalogueRepository } from '../../storage/power-catalogue/power-catalogue.repository.ts';
import { PowerExclusions } from '../../storage/power-catalogue/power-exclusions.repository.ts';

/** 登记权力除外: with its reason and the document, and only of what no item merges. */
@Injectable()
export class ExcludePower {
  constructor(
    private readonly exclusions: PowerExclusions,
    private readonly catalogues: PowerCatalogueRepository,
    private readonly items: MergingItems,
    private readonly reference: Reference,
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async execute({ powerId, organCode, reason, document, explanation }: ExcludePowerRequest, actor: Actor): Promise<string> {
    const organ = organCode === undefined ? null : await this.reference.organByCode(organCode);
    if (organCode !== undefined && !organ) throw new OrganUnknown('organCode', organCode);
    const power = await this.catalogues.power(powerId);
    const items = await seeingAll(this.em, () => this.items.inForce({ organId: organ?.id ?? null }));
    const [holder] = coverageOf([power], items, [])[0]?.items ?? [];
    if (holder) throw new MergedNotExcluded(holder.name, holder.organ.name);
    const facts = { id: uuid(), tenantId: actor.tenantId, catalogueId: power.catalogueId, powerId, organId: organ?.id ?? null, reason, document, explanation };
    const exclusion = PowerExclusion.exclude(facts, { roles: actor.roles, relations: [], actorId: stampOf(actor).id }, this.clock.now());
    await this.exclusions.save(exclusion);
    return exclusion.id;
  }

  async end(id: string, actor: Actor): Promise<void> {
    const exclusion = await this.exclusions.get(id);
    exclusion.end({ roles: actor.roles, relations: [] }, this.clock.now());
    await this.exclusions.save(exclusion);
  }
}
