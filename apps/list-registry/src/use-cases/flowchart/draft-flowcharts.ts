import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { FlowchartsDraftedAnswer } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { seeingAll, type Actor } from '@yidan/platform';
import { standardFlow, unitsOf } from '../../domain/flowchart/standard-flow.ts';
import { DutyListRepository } from '../../storage/duty-list/duty-list.repository.ts';
import { VersionItems } from '../../storage/document/version-items.ts';
import { fits, FlowchartRepository, type KeptFlow } from '../../storage/flowchart/flowchart.repository.ts';
import { assertEditable } from './assert-editable.ts';

/** 补绘流程图: every item of a draft that has none gets the flow it had in the version before, or the standard one. */
@Injectable()
export class DraftFlowcharts {
  constructor(
    private readonly em: EntityManager,
    private readonly versions: DutyListRepository,
    private readonly items: VersionItems,
    private readonly flowcharts: FlowchartRepository,
    private readonly clock: Clock,
  ) {}

  async execute(versionId: string, actor: Actor): Promise<FlowchartsDraftedAnswer> {
    const version = await this.versions.version(versionId);
    const by = assertEditable(version, actor);
    return seeingAll(this.em, async () => {
      const [items, own] = [await this.items.of(versionId), await this.flowcharts.of(versionId)];
      const before = version.baseVersionId === null ? new Map<string, KeptFlow>() : await this.flowcharts.of(version.baseVersionId);
      const lacking = items.filter(({ itemKey }) => !own.has(itemKey));
      const flows = lacking.map(({ itemKey, content }) => {
        const carried = before.get(itemKey);
        return { itemKey, carried: fits(carried, unitsOf(content)), flow: fits(carried, unitsOf(content)) ? carried! : standardFlow(content) };
      });
      const carriedOver = flows.filter(({ carried }) => carried).length;
      const told = { carriedOver, drafted: flows.length - carriedOver };
      await this.flowcharts.addAll({ tenantId: actor.tenantId, versionId }, flows.map(({ itemKey, flow: { nodes, edges } }) => ({ itemKey, nodes, edges })), told, by.actorId, this.clock.now());
      return { ...told, without: await this.flowcharts.itemsWithout(versionId) };
    });
  }
}
