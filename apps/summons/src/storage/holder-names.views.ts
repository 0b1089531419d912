import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { ItemClarification, MatchCandidate } from '@yidan/contracts';
import { RESTRICTED_ITEM } from '../domain/duty-item/restricted-item.ts';
import type { ProposedItem } from '../domain/incoming-matter/match-result.ts';
import { CLARIFICATIONS } from './clarification/clarified-items.ts';
import { textArray } from './conditions.ts';

/** What stands beside candidates: names by the ids of organs and units, and published clarifications by item. */
interface Beside {
  readonly names: Readonly<Record<string, { id: string; code: string; name: string }>>;
  readonly clarifications: Readonly<Record<string, ItemClarification[]>>;
}

/** Names of organs and units beside their ids, and what was published about items. */
@Injectable()
export class HolderNames {
  constructor(private readonly em: EntityManager) {}

  /** Candidates as answers show them; of those the reader may not read, whose they are and nothing of what they say. */
  async candidates(proposed: readonly ProposedItem[], hidden: ReadonlySet<string>): Promise<MatchCandidate[]> {
    const { names, clarifications } = await this.of(proposed);
    return proposed.map(({ itemKey, itemCode, itemName, versionId, organId, unitId, score, reasons }) => ({
      itemKey, versionId, score,
      ...(hidden.has(itemKey) ? { itemCode: '', itemName: RESTRICTED_ITEM, reasons: [], clarifications: [] } : { itemCode, itemName, reasons: [...reasons], clarifications: clarifications[itemKey] ?? [] }),
      organ: names[organId] ?? { id: organId, code: null, name: '' },
      unit: names[unitId] ?? { id: unitId, code: null, name: '' },
    }));
  }

  private async of(proposed: readonly ProposedItem[]): Promise<Beside> {
    const wanted = textArray([...new Set(proposed.flatMap(({ organId, unitId }) => [organId, unitId]))]);
    const items = textArray(proposed.map(({ itemKey }) => itemKey));
    const [row] = await this.em.execute<Beside[]>(
      `select (select coalesce(json_object_agg(n.id, n), '{}') from (
                 select id, code, name from organ where id = any(?::uuid[]) union all select id, code, name from internal_unit where id = any(?::uuid[])) n) as names,
              (select coalesce(json_object_agg(c.item_key, ${CLARIFICATIONS('c.item_key', 'c.tenant_id')}), '{}')
                 from (select distinct tenant_id, item_key from clarified_item where item_key = any(?::uuid[])) c) as clarifications`,
      [wanted, wanted, items],
    );
    return row!;
  }
}
