import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { EffectiveLists, Reference } from '@yidan/platform';
import type { DisputeCase } from '../../domain/dispute-case/dispute-case.ts';
import type { Names } from '../../domain/papers/names.ts';

/** 名称查询: what papers and precedents call organs, units and items now. */
@Injectable()
export class PaperNames {
  constructor(
    private readonly em: EntityManager,
    private readonly reference: Reference,
    private readonly lists: EffectiveLists,
  ) {}

  async of(one: DisputeCase): Promise<Names> {
    const organs = await this.reference.organs();
    const units = await this.em.execute<{ id: string; name: string }[]>(`select id, name from internal_unit`);
    const items = await this.lists.itemsOf(itemKeysOf(one));
    const named = (kind: string, otherwise: string): string => organs.find((organ) => organ.kind === kind && organ.status !== 'ABOLISHED')?.name ?? otherwise;
    return {
      tenant: (await this.reference.tenant()).name,
      office: named('ESTABLISHMENT_OFFICE', '编办'),
      justice: named('JUSTICE_BUREAU', '司法局'),
      organs: new Map(organs.map(({ id, name }) => [id, name])),
      units: new Map(units.map(({ id, name }) => [id, name])),
      items: new Map(items.map(({ itemKey, code, name, item: { disclosure } }) => [itemKey, { code, name, restricted: disclosure === 'RESTRICTED' || disclosure === 'SECRET_STUB' }])),
    };
  }
}

function itemKeysOf({ itemKeys, negotiation, coordination, commission, outcome }: DisputeCase): string[] {
  const outcomes = [negotiation?.minutes, coordination?.opinion, commission?.ruling, outcome];
  return [...new Set([...itemKeys, ...outcomes.flatMap((each) => [...(each?.split ?? []), ...(each?.amendments ?? [])]).map(({ itemKey }) => itemKey)])];
}
