import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import { saveWithEvents } from '@yidan/platform';
import { ClarificationKnown } from '../../domain/clarification/clarification.errors.ts';
import { Clarification } from '../../domain/clarification/clarification.ts';
import { inDomainWords } from '../organisation/constraints.ts';

/** 明责文件库. */
@Injectable()
export class Clarifications {
  constructor(private readonly em: EntityManager) {}

  get(id: string): Promise<Clarification> {
    return this.em.findOneOrFail(Clarification, { id }, { failHandler: () => new NotFound('clarification', id) });
  }

  /** Those of the items that stand on a list in force. */
  async inForceAmong(itemKeys: readonly string[]): Promise<Set<string>> {
    const rows = await this.em.execute<{ key: string }[]>(
      `select distinct i.item_key as key from duty_item i join duty_list_version v on v.tenant_id = i.tenant_id and v.id = i.version_id
        where i.item_key in (select k::uuid from json_array_elements_text(?::json) as j(k)) and v.state = 'EFFECTIVE'`,
      [JSON.stringify(itemKeys)],
    );
    return new Set(rows.map(({ key }) => key));
  }

  save(clarification: Clarification): Promise<void> {
    const { documentNumber } = clarification;
    return inDomainWords({ clarification_once: () => new ClarificationKnown(documentNumber) }, () => saveWithEvents(this.em, 'clarification', clarification));
  }
}
