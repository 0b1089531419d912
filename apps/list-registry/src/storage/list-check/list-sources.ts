import { Injectable } from '@nestjs/common';
import type { CheckedItem, ListContext } from '../../domain/list-check/list-context.ts';
import { appliesTo } from '../../domain/power-catalogue/applicable-powers.ts';
import { powerKey } from '../../domain/power-catalogue/catalogue-power.ts';
import { PowerCatalogueRepository } from '../power-catalogue/power-catalogue.repository.ts';
import { PowerExclusions } from '../power-catalogue/power-exclusions.repository.ts';
import { MatrixItems } from '../sanding/matrix-items.ts';
import { SandingRepository } from '../sanding/sanding.repository.ts';

/** 清单来源: the “三定” and the powers that a list is compared with. */
@Injectable()
export class ListSources {
  constructor(
    private readonly sandings: SandingRepository,
    private readonly matrixItems: MatrixItems,
    private readonly catalogues: PowerCatalogueRepository,
    private readonly exclusions: PowerExclusions,
  ) {}

  async of(versionId: string, organ: ListContext['organ'], items: readonly CheckedItem[]): Promise<Pick<ListContext, 'sanding' | 'acceptedReasons' | 'powers' | 'exclusions' | 'namedPowers'>> {
    const inForce = await this.catalogues.inForce();
    const merged = new Set(items.flatMap(({ content }) => content.powers.map(powerKey)));
    return {
      sanding: await this.sandings.inForceOf(organ.id),
      acceptedReasons: await this.matrixItems.reasonsInForce(organ.id, versionId),
      powers: inForce.filter((power) => appliesTo(power, organ) === 'OWN'),
      exclusions: await this.exclusions.of(organ.id),
      namedPowers: inForce.filter((power) => merged.has(powerKey(power))),
    };
  }
}
