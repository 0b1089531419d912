import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import { saveWithEvents } from '@yidan/platform';
import type { PowerExclusionFact } from '../../domain/power-catalogue/catalogue-power.ts';
import { AlreadyExcluded } from '../../domain/power-catalogue/power-catalogue.errors.ts';
import { PowerExclusion } from '../../domain/power-catalogue/power-exclusion.ts';
import { inDomainWords } from '../organisation/constraints.ts';

const FACTS = `select id, power_id as "powerId", organ_id as "organId", reason, document, explanation from power_exclusion where state = 'IN_FORCE'`;

/** 权力除外库. */
@Injectable()
export class PowerExclusions {
  constructor(private readonly em: EntityManager) {}

  get(id: string): Promise<PowerExclusion> {
    return this.em.findOneOrFail(PowerExclusion, { id }, { failHandler: () => new NotFound('power-exclusion', id) });
  }

  /** What is excluded for one organ: by itself, and for the whole region. */
  of(organId: string): Promise<PowerExclusionFact[]> {
    return this.em.execute<PowerExclusionFact[]>(`${FACTS} and (organ_id is null or organ_id = ?) order by organ_id nulls first, id`, [organId]);
  }

  /** All exclusions in force. */
  all(): Promise<PowerExclusionFact[]> {
    return this.em.execute<PowerExclusionFact[]>(`${FACTS} order by organ_id nulls last, id`);
  }

  save(exclusion: PowerExclusion): Promise<void> {
    return inDomainWords({ power_exclusion_once: () => new AlreadyExcluded() }, () => saveWithEvents(this.em, 'power-exclusion', exclusion));
  }
}
