import { Injectable } from '@nestjs/common';
import type { ChangePowerRequest } from '@yidan/contracts';
import { Clock, NotFound } from '@yidan/kernel';
import { requireVersion, type Actor } from '@yidan/platform';
import { PowerCatalogueRepository } from '../../storage/power-catalogue/power-catalogue.repository.ts';
import { MarkRemovedPowers } from './mark-removed-powers.ts';

/** 变更权力: a document amends or repeals one power of a catalogue in force. */
@Injectable()
export class ChangePower {
  constructor(
    private readonly catalogues: PowerCatalogueRepository,
    private readonly markRemoved: MarkRemovedPowers,
    private readonly clock: Clock,
  ) {}

  async execute(catalogueId: string, powerId: string, { status, document }: ChangePowerRequest, version: number, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const catalogue = await this.catalogues.get(catalogueId);
    requireVersion(catalogue.rowVersion, version);
    const power = (await this.catalogues.powersOf(catalogueId)).find(({ id }) => id === powerId);
    if (!power) throw new NotFound('catalogue-power', powerId);
    catalogue.changePower({ powerId, type: power.type, number: power.number }, status, document, { roles: actor.roles, relations: [] }, at);
    await this.catalogues.setStatus(powerId, status, document);
    if (status === 'REPEALED' && power.status !== 'REPEALED') await this.markRemoved.execute(catalogue, [power], at);
    await this.catalogues.save(catalogue);
  }
}
