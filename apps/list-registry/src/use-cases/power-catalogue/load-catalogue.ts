import { Injectable } from '@nestjs/common';
import type { LoadCatalogueRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { stampOf, type Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import type { ListedCataloguePower } from '../../domain/power-catalogue/catalogue-power.ts';
import { CatalogueRefused } from '../../domain/power-catalogue/power-catalogue.errors.ts';
import { PowerCatalogue, type CataloguePaper } from '../../domain/power-catalogue/power-catalogue.ts';
import { repeatedIn } from '../../domain/power-catalogue/read-catalogue.ts';
import { PowerCatalogueRepository } from '../../storage/power-catalogue/power-catalogue.repository.ts';

/** 载入指导清单: all of its powers or none. */
@Injectable()
export class LoadCatalogue {
  constructor(
    private readonly catalogues: PowerCatalogueRepository,
    private readonly clock: Clock,
  ) {}

  async execute({ powers, ...paper }: LoadCatalogueRequest | (Omit<CataloguePaper, 'id' | 'tenantId'> & { powers: readonly ListedCataloguePower[] }), actor: Actor): Promise<string> {
    const repeated = repeatedIn(powers, (i) => `/powers/${i}/number`);
    if (repeated.length > 0) throw new CatalogueRefused(repeated);
    const { name, issuer, edition, regionCode, effectiveFrom } = paper;
    const by = { roles: actor.roles, relations: [], actorId: stampOf(actor).id };
    const catalogue = PowerCatalogue.load({ id: uuid(), tenantId: actor.tenantId, name, issuer, edition, regionCode, effectiveFrom }, powers.length, by, this.clock.now());
    await this.catalogues.save(catalogue);
    await this.catalogues.addPowers(catalogue, powers);
    return catalogue.id;
  }
}
