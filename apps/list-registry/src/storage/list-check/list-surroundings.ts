import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { businessDate, Clock, normaliseName, NotFound, type OrganKind, type RegionLevel } from '@yidan/kernel';
import { Reference, seeingAll } from '@yidan/platform';
import { titlesCited } from '../../domain/list-check/basis.ts';
import type { CheckedItem, CheckPolicy, ListContext } from '../../domain/list-check/list-context.ts';
import { DraftItems } from '../duty-list/draft-items.ts';
import { ListContentViews } from '../duty-list/list-content.views.ts';
import { ListItems } from '../duty-list/list-items.ts';
import { LegalInstruments } from '../legal-basis/legal-instrument.repository.ts';
import { registryAttributes, registryBasisEnforcement, registryCategories, registryPrimaryKinds, registrySimilarity } from '../policy/registry-policies.ts';
import { ListSources } from './list-sources.ts';

const VERSION = `
  select v.id, v.content_hash is null as "isDraft", coalesce(v.effective_from, v.planned_from)::text as "effectiveFrom",
         json_build_object('id', o.id, 'code', o.code, 'name', o.name, 'shortName', o.short_name, 'kind', o.kind, 'level', o.level) as organ
    from duty_list_version v join organ o on o.tenant_id = v.tenant_id and o.id = v.organ_id where v.id = ?`;

const UNITS = `
  select o.id as "organId", o.name as "organName", o.short_name as "shortName", u.id, u.name, case when o.id = ? then u.provision_text end as "provisionText"
    from organ o left join internal_unit u on u.tenant_id = o.tenant_id and u.organ_id = o.id and u.status = 'ACTIVE'
   where o.status <> 'ABOLISHED' order by o.code, u.code`;

// A secret item says nothing of itself: what it says on paper is checked on paper.
const KEYS = `select i.item_key as "itemKey", i.disclosure = 'SECRET_STUB' as "isStub" from duty_item i where i.version_id = ? order by i.ordinal`;

interface UnitRow {
  organId: string;
  organName: string;
  shortName: string;
  id: string | null;
  name: string | null;
  provisionText: string | null;
}

interface VersionRow {
  id: string;
  isDraft: boolean;
  effectiveFrom: string | null;
  organ: { id: string; code: string; name: string; shortName: string; kind: OrganKind; level: RegionLevel };
}

/** 校验所需资料: gathers, in a dozen queries however long the list is, all that its checks look at; also what is hidden from the reader. */
@Injectable()
export class ListSurroundings {
  constructor(
    private readonly em: EntityManager,
    private readonly reference: Reference,
    private readonly drafts: DraftItems,
    private readonly contents: ListContentViews,
    private readonly listItems: ListItems,
    private readonly instruments: LegalInstruments,
    private readonly sources: ListSources,
    private readonly clock: Clock,
  ) {}

  of(versionId: string): Promise<ListContext> {
    return seeingAll(this.em, () => this.gather(versionId));
  }

  /** Of these items those that the running transaction's reader sees, in the version or in a list in force or past. */
  async visibleAmong(versionId: string, itemKeys: ReadonlySet<string>): Promise<Set<string>> {
    const rows = await this.em.execute<{ itemKey: string }[]>(
      `select item_key as "itemKey" from draft_item where version_id = ?
       union select item_key from duty_item where item_key in (select key::uuid from json_array_elements_text(?::json) as k(key))`,
      [versionId, JSON.stringify([...itemKeys])],
    );
    return new Set(rows.map(({ itemKey }) => itemKey));
  }

  private async gather(versionId: string): Promise<ListContext> {
    const [version] = await this.em.execute<VersionRow[]>(VERSION, [versionId]);
    if (!version) throw new NotFound('list-version', versionId);
    const { organ } = version;
    const items = version.isDraft ? await this.drafted(versionId) : await this.entered(versionId);
    const contents = items.map(({ content }) => content);
    return {
      organ,
      items,
      effectiveFrom: version.effectiveFrom ?? businessDate(this.clock.now()),
      ...unitsOf(await this.em.execute<UnitRow[]>(UNITS, [organ.id]), organ.id),
      ...(await this.sources.of(versionId, organ, items)),
      instruments: await this.instruments.citedBy(titlesCited(contents)),
      elsewhere: await this.listItems.alikeElsewhere(organ.id, contents.map(({ name, powers }) => ({ name, powers: powers.map(({ type, number }) => ({ type, number: number ?? null })) }))),
      policy: await this.policy(),
    };
  }

  private async drafted(versionId: string): Promise<CheckedItem[]> {
    const rows = await this.drafts.of(versionId);
    return rows.map(({ itemKey, content }, index) => ({ itemKey, index, content }));
  }

  private async entered(versionId: string): Promise<CheckedItem[]> {
    const list = await this.contents.ofVersion(versionId);
    const keys = await this.em.execute<{ itemKey: string; isStub: boolean }[]>(KEYS, [versionId]);
    return (list?.items ?? []).flatMap((content, index) => (keys[index] && !keys[index].isStub ? [{ itemKey: keys[index].itemKey, index, content }] : []));
  }

  private async policy(): Promise<CheckPolicy> {
    return {
      attributes: (await this.reference.policy(registryAttributes)).value,
      categories: (await this.reference.policy(registryCategories)).value,
      similarity: (await this.reference.policy(registrySimilarity)).value,
      primaryKinds: (await this.reference.policy(registryPrimaryKinds)).value,
      basisEnforcement: (await this.reference.policy(registryBasisEnforcement)).value,
    };
  }
}

function unitsOf(rows: readonly UnitRow[], organId: string): Pick<ListContext, 'units' | 'unitsElsewhere' | 'organNames'> {
  const units = rows.flatMap(({ organId: of, id, name, provisionText }) => (of === organId && id !== null && name !== null ? [{ id, name, provisionText: provisionText ?? '' }] : []));
  const foreign = rows.filter((row) => row.organId !== organId && row.name !== null);
  return {
    units,
    unitsElsewhere: new Map(foreign.map(({ name, organName }) => [normaliseName(name!), organName])),
    organNames: new Set(rows.flatMap(({ organName, shortName }) => [normaliseName(organName), normaliseName(shortName)])),
  };
}
