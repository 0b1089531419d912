import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { DisputeOriginType } from '@yidan/contracts';
import { containing, EffectiveLists, Reference } from '@yidan/platform';
import type { InterimFacts, Place } from '../../domain/interim/interim-rules.ts';

/** What a dispute is about, as far as the rules ask. */
export interface Disputed {
  readonly itemKeys: readonly string[];
  readonly organIds: readonly string[];
  readonly convenorOrganId: string;
  readonly sector: string | null;
  readonly origin: DisputeOriginType;
  readonly firstReceiver: Place | null;
}

const NOT_HELD: readonly string[] = ['PENDING_ATTRIBUTION', 'CANCELLED'];

/** 临时责任的事实: who holds the items by the lists, who received the matter, whom the 三定 provisions name; organs that are no longer at work are left out. */
@Injectable()
export class InterimFactsReader {
  constructor(
    private readonly em: EntityManager,
    private readonly lists: EffectiveLists,
    private readonly reference: Reference,
  ) {}

  async of({ itemKeys, organIds, convenorOrganId, sector, origin, firstReceiver }: Disputed): Promise<InterimFacts> {
    const organs = (await this.reference.organs()).filter(({ status }) => status === 'ACTIVE');
    const isAtWork = (organId: string): boolean => organs.some(({ id }) => id === organId);
    const centre = organs.find(({ kind }) => kind === 'CITY_OPS_CENTRE');
    const received = firstReceiver && firstReceiver.organId !== centre?.id && isAtWork(firstReceiver.organId) ? firstReceiver : null;
    const parties = organs.filter(({ id }) => organIds.includes(id));
    const overlaps = (origin === 'DISPATCH' || origin === 'SUMMONS') && parties.some(({ level }) => level === 'DISTRICT');
    const ofCity = overlaps ? parties.find(({ level, kind }) => level === 'CITY' && kind !== 'CITY_OPS_CENTRE') : undefined;
    return {
      designated: null,
      called: origin === 'SUMMONS' ? received : null,
      listed: await this.listed(itemKeys, isAtWork),
      firstReceiver: received,
      cityDepartment: ofCity ? { organId: ofCity.id, unitId: null } : null,
      regulator: sector === null ? null : await this.regulator(sector, isAtWork),
      operationsCentre: centre ? { organId: centre.id, unitId: null } : null,
      convenorOrganId,
    };
  }

  /** Of several items the first named that some list in force attributes to somebody. */
  private async listed(itemKeys: readonly string[], isAtWork: (organId: string) => boolean): Promise<InterimFacts['listed']> {
    const held = await this.lists.itemsOf(itemKeys);
    for (const itemKey of itemKeys) {
      const found = held.find((item) => item.itemKey === itemKey && !NOT_HELD.includes(item.status) && isAtWork(item.organId));
      if (found) return { organId: found.organId, unitId: found.leadUnitId, item: found.name };
    }
    return null;
  }

  /** The one organ whose unit has the sector in its provision; where several have, none is the regulator. */
  private async regulator(sector: string, isAtWork: (organId: string) => boolean): Promise<InterimFacts['regulator']> {
    const units = await this.em.execute<{ id: string; organId: string }[]>(
      `select id, organ_id as "organId" from internal_unit where status = 'ACTIVE' and provision_text like ? order by organ_id, code`,
      [containing(sector)],
    );
    const organs = [...new Set(units.map(({ organId }) => organId))].filter(isAtWork);
    const [only] = organs;
    if (organs.length !== 1 || !only) return null;
    const own = units.filter(({ organId }) => organId === only);
    return { organId: only, unitId: own.length === 1 ? own[0]!.id : null, sector };
  }
}
