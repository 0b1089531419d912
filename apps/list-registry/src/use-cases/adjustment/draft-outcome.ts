import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { AdjustmentCase } from '../../domain/adjustment/adjustment-case.ts';
import { applied } from '../../domain/adjustment/affected-item.ts';
import { movedFlow } from '../../domain/flowchart/moved-flow.ts';
import { standardFlow, unitsOf } from '../../domain/flowchart/standard-flow.ts';
import type { KeyedContent } from '../../domain/duty-list/draft-content.ts';
import { AdjustmentCaseRepository } from '../../storage/adjustment/adjustment-case.repository.ts';
import { DraftItems } from '../../storage/duty-list/draft-items.ts';
import { DutyListRepository } from '../../storage/duty-list/duty-list.repository.ts';
import { fits, FlowchartRepository, type KeptFlow, type NewFlow } from '../../storage/flowchart/flowchart.repository.ts';
import { BeginDraft } from '../duty-list/begin-draft.ts';

const SYSTEM = { roles: ['SYSTEM'], relations: [] } as const;
const NAME = 'dispute-outcome';

/** 依定责结果拟稿: the side draft that says exactly what the document says, drawn up by the system; people hand it in, review it and decide on it as on any other. */
@Injectable()
export class DraftOutcome {
  constructor(
    private readonly cases: AdjustmentCaseRepository,
    private readonly lists: DutyListRepository,
    private readonly drafts: DraftItems,
    private readonly flowcharts: FlowchartRepository,
    private readonly beginDraft: BeginDraft,
  ) {}

  async execute(one: AdjustmentCase, at: Date): Promise<void> {
    const { organCode, tenantId, affected } = one;
    let rows: readonly KeyedContent[] = [];
    const request = { organCode, kind: 'ADJUSTMENT', urgency: 'EXPEDITED', adjustmentCaseIds: [one.id] } as const;
    const version = await this.beginDraft.forSystem(request, { name: NAME, tenantId }, (inForce) => (rows = applied(inForce, affected, () => uuid())));
    await this.drawFlows(one, version.id, rows, at);
    one.draft(version.id, SYSTEM, at);
    one.holdText(await this.drafts.hashOf(version.id));
    await this.cases.save(one, at);
  }

  /** 流程随事项: an item that came from another organ brings its flow along, with the units that bear it now; where there is none it gets the standard one. */
  private async drawFlows({ tenantId, affected, outcome }: AdjustmentCase, versionId: string, rows: readonly KeyedContent[], at: Date): Promise<void> {
    const touched = new Set(affected.flatMap(({ itemKey, identity }) => itemKey ?? identity ?? []));
    const own = await this.flowcharts.of(versionId);
    const lacking = rows.filter(({ itemKey }) => touched.has(itemKey) && !own.has(itemKey));
    const before = await this.flowsBefore(outcome?.amendments ?? []);
    const flows = lacking.map(({ itemKey, content }): NewFlow & { carried: boolean } => {
      const known = before.get(itemKey);
      const moved = known && movedFlow(known, content);
      const carried = fits(moved, unitsOf(content));
      const { nodes, edges } = carried ? moved! : standardFlow(content);
      return { itemKey, nodes, edges, carried };
    });
    const carriedOver = flows.filter(({ carried }) => carried).length;
    await this.flowcharts.addAll({ tenantId, versionId }, flows.map(({ carried: _, ...flow }) => flow), { carriedOver, drafted: flows.length - carriedOver }, `system:${NAME}`, at);
  }

  /** The flows of the items at their organ or at the one they come from. */
  private async flowsBefore(amendments: readonly { readonly organId: string; readonly fromOrganId: string | null }[]): Promise<Map<string, KeptFlow>> {
    const flows = new Map<string, KeptFlow>();
    for (const organId of new Set(amendments.flatMap(({ organId: own, fromOrganId }) => [own, ...(fromOrganId === null ? [] : [fromOrganId])]))) {
      const inForce = await this.lists.inForceOf(organId);
      for (const [itemKey, flow] of inForce ? await this.flowcharts.of(inForce.id) : []) flows.set(itemKey, flow);
    }
    return flows;
  }
}
