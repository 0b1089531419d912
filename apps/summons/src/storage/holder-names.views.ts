import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { ItemClarification, MatchCandidate } from '@yidan/contracts';
import { textArray } from '@yidan/platform';
import { RESTRICTED_ITEM } from '../domain/duty-item/restricted-item.ts';
import type { ProposedItem } from '../domain/incoming-matter/match-result.ts';
import { CLARIFICATIONS } from './clarification/clarified-items.ts';
import { HIDDEN, OWN_TENANT } from './duty-item/disclosed-items.ts';

/** What stands beside candidates: names by the ids of organs and units, published clarifications by item, and the items the reader may not read. */
export interface Beside {
  readonly names: Readonly<Record<string, { id: string; code: string; name: string }>>;
  readonly clarifications: Readonly<Record<string, ItemClarification[]>>;
  readonly hidden: readonly string[];
}

/** What stands beside candidates as one value of a query; each of the two is an array of ids. */
const BESIDE = (holders: string, items: string): string => `
  json_build_object(
    'names', (select coalesce(json_object_agg(n.id, n), '{}') from (
                select id, code, name from organ where id = any(${holders}) union all select id, code, name from internal_unit where id = any(${holders})) n),
    'clarifications', (select coalesce(json_object_agg(c.item_key, ${CLARIFICATIONS('c.item_key', 'c.tenant_id')}), '{}')
                         from (select distinct tenant_id, item_key from clarified_item where item_key = any(${items})) c),
    'hidden', (select coalesce(json_agg(k.key), '[]') from unnest(${items}) as k(key) where ${HIDDEN('k.key', OWN_TENANT)}))`;

/** The same for candidates that were kept, a column of the query. */
export const BESIDE_KEPT = (candidates: string): string =>
  BESIDE(
    `array(select (c->>h)::uuid from jsonb_array_elements(${candidates}) c cross join unnest('{organId,unitId}'::text[]) h)`,
    `array(select (c->>'itemKey')::uuid from jsonb_array_elements(${candidates}) c)`,
  );

/** Names of organs and units beside their ids, and what was published about items. */
@Injectable()
export class HolderNames {
  constructor(private readonly em: EntityManager) {}

  async candidates(proposed: readonly ProposedItem[]): Promise<MatchCandidate[]> {
    const holders = textArray([...new Set(proposed.flatMap(({ organId, unitId }) => [organId, unitId]))]);
    const items = textArray(proposed.map(({ itemKey }) => itemKey));
    const [row] = await this.em.execute<{ beside: Beside }[]>(`select ${BESIDE('?::uuid[]', '?::uuid[]')} as beside`, [holders, holders, items, items]);
    return withNames(proposed, row!.beside);
  }
}

/** Candidates as answers show them; of those the reader may not read, whose they are and nothing of what they say. */
export function withNames(proposed: readonly ProposedItem[], { names, clarifications, hidden }: Beside): MatchCandidate[] {
  return proposed.map(({ itemKey, itemCode, itemName, versionId, organId, unitId, score, reasons }) => ({
    itemKey, versionId, score,
    ...(hidden.includes(itemKey) ? { itemCode: '', itemName: RESTRICTED_ITEM, reasons: [], clarifications: [] } : { itemCode, itemName, reasons: [...reasons], clarifications: clarifications[itemKey] ?? [] }),
    organ: names[organId] ?? { id: organId, code: null, name: '' },
    unit: names[unitId] ?? { id: unitId, code: null, name: '' },
  }));
}
