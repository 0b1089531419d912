import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { NotFound } from '@yidan/kernel';
import { saveWithEvents } from '@yidan/platform';
import { CodeTaken, CreditCodeTaken, KindTaken, NameTaken, OrganUnknown } from '../../domain/organisation/organisation.errors.ts';
import type { OrganPlaceRow, OrganRef, OrganTies } from '../../domain/organisation/organ-ties.ts';
import { Organ } from '../../domain/organisation/organ.ts';
import { inDomainWords } from './constraints.ts';

/** The codes by which a request names the organs it ties to. */
export interface TieCodes {
  superiorOrganCode?: string | null | undefined;
  parentOrganCode?: string | null | undefined;
  hostTownStreetCode?: string | null | undefined;
  supervisingOrganCode?: string | null | undefined;
}

const PLACES = `
  select o.code, s.code as "superiorCode", p.code as "parentCode", v.code as "supervisingCode",
         o.established_on::text as "establishedOn", o.abolished_on::text as "abolishedOn"
    from organ o
    left join organ s on s.id = o.superior_organ_id
    left join organ p on p.id = o.parent_organ_id
    left join organ v on v.id = o.supervising_organ_id`;

/** Organs of the tenant. */
@Injectable()
export class OrganRepository {
  constructor(private readonly em: EntityManager) {}

  async get(code: string): Promise<Organ> {
    const organ = await this.em.findOne(Organ, { code });
    if (!organ) throw new NotFound('organ', code);
    return organ;
  }

  getById(id: string): Promise<Organ> {
    return this.em.findOneOrFail(Organ, { id }, { failHandler: () => new NotFound('organ', id) });
  }

  /** The organ a request names, or a refusal that says where it names it. */
  async named(code: string, path: string): Promise<Organ> {
    const organ = await this.em.findOne(Organ, { code });
    if (!organ) throw new OrganUnknown(path, code);
    return organ;
  }

  /** The organs a request ties to; where it says nothing, the ones that hold now. */
  async ties(codes: TieCodes, now?: Organ): Promise<OrganTies> {
    const tie = async (path: keyof TieCodes, held: string | null | undefined): Promise<OrganRef | null> => {
      const code = codes[path];
      if (code) return this.named(code, path);
      return code === undefined && held ? this.getById(held) : null;
    };
    return {
      superior: await tie('superiorOrganCode', now?.superiorOrganId),
      parent: await tie('parentOrganCode', now?.parentOrganId),
      hostTownStreet: await tie('hostTownStreetCode', now?.hostTownStreetId),
      supervising: await tie('supervisingOrganCode', now?.supervisingOrganId),
    };
  }

  async idsOf(codes: readonly string[], path: string): Promise<string[]> {
    const ids: string[] = [];
    for (const code of codes) ids.push((await this.named(code, path)).id);
    return ids;
  }

  /** Who stands under whom, as just written. */
  places(): Promise<OrganPlaceRow[]> {
    return this.em.execute<OrganPlaceRow[]>(PLACES);
  }

  save(organ: Organ): Promise<void> {
    return inDomainWords(
      {
        organ_tenant_id_code_key: () => new CodeTaken(),
        organ_name_in_use: () => new NameTaken(),
        organ_short_name_in_use: () => new NameTaken('shortName'),
        organ_credit_code: () => new CreditCodeTaken(),
        organ_one_per_tenant: () => new KindTaken(organ.kind),
      },
      () => saveWithEvents(this.em, 'organ', organ),
    );
  }
}
