import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { FlowchartsDraftedV1 } from '@yidan/contracts';
import { StaleVersion } from '@yidan/kernel';
import { appendToJournal, saveWithEvents, seeingAll } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import type { Flow } from '../../domain/flowchart/flow.ts';
import { flowViolations } from '../../domain/flowchart/check-flow.ts';
import { ItemFlowchart } from '../../domain/flowchart/item-flowchart.ts';
import { unitsOf } from '../../domain/flowchart/standard-flow.ts';
import { inDomainWords } from '../organisation/constraints.ts';
import { VersionItems } from '../document/version-items.ts';

const ADD = `
  insert into item_flowchart (id, tenant_id, version_id, item_key, nodes, edges, changed_by, changed_at)
  select r.id, ?, ?, r."itemKey", r.nodes, r.edges, ?, ? from json_to_recordset(?::json) as r(id uuid, "itemKey" uuid, nodes jsonb, edges jsonb)
  on conflict on constraint item_flowchart_once do nothing`;

/** A flow as it is kept, without who drew it. */
export interface KeptFlow extends Flow {
  readonly itemKey: string;
  readonly rowVersion: number;
}

/** A flow to be added to an item that has none. */
export interface NewFlow extends Flow {
  readonly itemKey: string;
}

/** 流程图库: the flowcharts of the items of a version. */
@Injectable()
export class FlowchartRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly items: VersionItems,
  ) {}

  find(versionId: string, itemKey: string): Promise<ItemFlowchart | null> {
    return this.em.findOne(ItemFlowchart, { versionId, itemKey });
  }

  /** The flows of a version that the reader sees. */
  async of(versionId: string): Promise<Map<string, KeptFlow>> {
    const rows = await this.em.execute<KeptFlow[]>(`select item_key as "itemKey", nodes, edges, row_version as "rowVersion" from item_flowchart where version_id = ?`, [versionId]);
    return new Map(rows.map((row) => [row.itemKey, row]));
  }

  /** 缺流程图的事项数: items that have none, or one in which a unit acts that no longer bears the item. */
  itemsWithout(versionId: string): Promise<number> {
    return seeingAll(this.em, async () => {
      const [items, flows] = [await this.items.of(versionId), await this.of(versionId)];
      return items.filter(({ itemKey, content }) => !fits(flows.get(itemKey), unitsOf(content))).length;
    });
  }

  save(flowchart: ItemFlowchart): Promise<void> {
    return inDomainWords({ item_flowchart_once: () => new StaleVersion('item-flowchart', flowchart.itemKey) }, () => saveWithEvents(this.em, 'item-flowchart', flowchart));
  }

  /** 沿用: what was drawn for the same items of another version, where their units still bear them. */
  carryOver({ tenantId, from, to }: { tenantId: string; from: string; to: string }, by: string, at: Date): Promise<void> {
    return seeingAll(this.em, async () => {
      const [items, flows] = [await this.items.of(to), await this.of(from)];
      const kept = items.flatMap(({ itemKey, content }) => (fits(flows.get(itemKey), unitsOf(content)) ? [flows.get(itemKey)!] : []));
      await this.addAll({ tenantId, versionId: to }, kept, { carriedOver: kept.length, drafted: 0 }, by, at);
    });
  }

  /** Adds flows to items that have none, in one statement however many they are. */
  async addAll({ tenantId, versionId }: { tenantId: string; versionId: string }, flows: readonly NewFlow[], told: { carriedOver: number; drafted: number }, by: string, at: Date): Promise<void> {
    if (flows.length === 0) return;
    const rows = flows.map(({ itemKey, nodes, edges }) => ({ id: uuid(), itemKey, nodes, edges }));
    await this.em.execute(ADD, [tenantId, versionId, by, at.toISOString(), JSON.stringify(rows)], 'run');
    await appendToJournal(this.em, { type: 'flowchart-set', id: uuid(), version: 1 }, [FlowchartsDraftedV1.create({ versionId, ...told }, at)]);
  }
}

/** Whether a flow still holds for the units that bear the item. */
export function fits(flow: Flow | undefined, units: readonly string[]): boolean {
  return flow !== undefined && flowViolations(flow, units).length === 0;
}
