import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { MatchCandidate } from '@yidan/contracts';
import { RESTRICTED_ITEM } from '../domain/duty-item/restricted-item.ts';
import type { ProposedItem } from '../domain/incoming-matter/match-result.ts';
import { textArray } from './conditions.ts';

interface Named {
  id: string;
  code: string;
  name: string;
}

/** Names of organs and units beside their ids. */
@Injectable()
export class HolderNames {
  constructor(private readonly em: EntityManager) {}

  /** Candidates as answers show them; of those the reader may not read, whose they are and nothing of what they say. */
  async candidates(proposed: readonly ProposedItem[], hidden: ReadonlySet<string>): Promise<MatchCandidate[]> {
    const names = await this.of(proposed.flatMap(({ organId, unitId }) => [organId, unitId]));
    return proposed.map(({ itemKey, itemCode, itemName, versionId, organId, unitId, score, reasons }) => ({
      itemKey, versionId, score, ...(hidden.has(itemKey) ? { itemCode: '', itemName: RESTRICTED_ITEM, reasons: [] } : { itemCode, itemName, reasons: [...reasons] }),
      organ: names.get(organId) ?? { id: organId, code: null, name: '' },
      unit: names.get(unitId) ?? { id: unitId, code: null, name: '' },
    }));
  }

  private async of(ids: readonly string[]): Promise<Map<string, Named>> {
    const wanted = textArray([...new Set(ids)]);
    const rows = await this.em.execute<Named[]>(
      `select id, code, name from organ where id = any(?::uuid[]) union all select id, code, name from internal_unit where id = any(?::uuid[])`,
      [wanted, wanted],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
