import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import { Reference, seeingAll } from '@yidan/platform';
import { powerKey, type NamedPower } from '../../domain/power-catalogue/catalogue-power.ts';
import { assertFree, type HoldingItem } from '../../domain/power-catalogue/power-merge.ts';
import { MergingItems } from '../../storage/power-catalogue/merging-items.ts';
import { PowerCatalogueRepository } from '../../storage/power-catalogue/power-catalogue.repository.ts';

/** An item of a draft and the powers it merges. */
export interface ItemWithPowers {
  readonly itemKey: string;
  readonly content: { readonly name: string; readonly powers: readonly NamedPower[] };
}

/** 归并查重 (R-REG-8): refuses powers that an edit merges anew and that another item of the region and level holds; what stood so before is for the checks. */
@Injectable()
export class RefuseMergedPowers {
  constructor(
    private readonly items: MergingItems,
    private readonly catalogues: PowerCatalogueRepository,
    private readonly reference: Reference,
    private readonly em: EntityManager,
  ) {}

  async execute(organId: string, before: readonly ItemWithPowers[], after: readonly ItemWithPowers[]): Promise<void> {
    const held = new Map(before.map(({ itemKey, content }) => [itemKey, new Set(content.powers.map(powerKey))]));
    const newly = after
      .map(({ itemKey, content }) => ({ itemKey, powers: content.powers.filter((power) => powerKey(power) !== null && !held.get(itemKey)?.has(powerKey(power))) }))
      .filter(({ powers }) => powers.length > 0);
    if (newly.length === 0) return;
    const organ = await this.reference.organById(organId);
    if (!organ) throw new NotFound('organ', organId);
    const place = { regionCode: organ.regionCode, level: organ.level };
    const elsewhere = await seeingAll(this.em, () => this.items.inForce({ exceptOrganId: organId }));
    const holders: HoldingItem[] = [
      ...after.map(({ itemKey, content: { name, powers } }) => ({ itemKey, code: null, name, organName: organ.name, place, powers })),
      ...elsewhere.map(({ organ: { name: organName }, ...item }) => ({ ...item, organName })),
    ];
    const catalogued = new Set((await this.catalogues.named(newly.flatMap(({ powers }) => powers))).map((power) => powerKey(power)!));
    for (const { itemKey, powers } of newly) assertFree(itemKey, powers, place, holders, catalogued);
  }
}
