import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import { stampOf, type Actor } from '@yidan/platform';
import { powerKey } from '../../domain/power-catalogue/catalogue-power.ts';
import { PowerCatalogueRepository } from '../../storage/power-catalogue/power-catalogue.repository.ts';
import { MarkRemovedPowers } from './mark-removed-powers.ts';

/** 启用指导清单: in place of its edition before; what is no longer in it marks the items that merge it. */
@Injectable()
export class PutCatalogueInForce {
  constructor(
    private readonly catalogues: PowerCatalogueRepository,
    private readonly markRemoved: MarkRemovedPowers,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const by = { roles: actor.roles, relations: [], actorId: stampOf(actor).id };
    const catalogue = await this.catalogues.get(id);
    const previous = await this.catalogues.inForceOfSeries(catalogue);
    catalogue.putInForce(previous, by, at);
    if (previous) {
      previous.supersede(catalogue, at);
      await this.catalogues.save(previous);
      const kept = new Set((await this.catalogues.powersOf(id)).filter(({ status }) => status !== 'REPEALED').map(powerKey));
      const gone = (await this.catalogues.powersOf(previous.id)).filter((power) => power.status !== 'REPEALED' && !kept.has(powerKey(power)));
      await this.markRemoved.execute(catalogue, gone, at);
    }
    await this.catalogues.save(catalogue);
  }

  async discard(id: string, actor: Actor): Promise<void> {
    const catalogue = await this.catalogues.get(id);
    catalogue.discard({ roles: actor.roles, relations: [] }, this.clock.now());
    await this.catalogues.save(catalogue);
  }
}
