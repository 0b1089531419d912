import { Injectable } from '@nestjs/common';
import type { FlowchartBody } from '@yidan/contracts';
import { Clock, NotFound } from '@yidan/kernel';
import { requireVersion, type Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { ItemFlowchart } from '../../domain/flowchart/item-flowchart.ts';
import { unitsOf } from '../../domain/flowchart/standard-flow.ts';
import { DutyListRepository } from '../../storage/duty-list/duty-list.repository.ts';
import { VersionItems } from '../../storage/document/version-items.ts';
import { FlowchartRepository } from '../../storage/flowchart/flowchart.repository.ts';
import { assertEditable } from './assert-editable.ts';

/** 绘制流程图: of one item of a draft; who draws it has read it as it is. */
@Injectable()
export class DrawFlowchart {
  constructor(
    private readonly versions: DutyListRepository,
    private readonly items: VersionItems,
    private readonly flowcharts: FlowchartRepository,
    private readonly clock: Clock,
  ) {}

  async execute(versionId: string, itemKey: string, flow: FlowchartBody, rowVersion: number, actor: Actor): Promise<void> {
    const version = await this.versions.version(versionId);
    const by = assertEditable(version, actor);
    const item = (await this.items.of(versionId)).find((candidate) => candidate.itemKey === itemKey);
    if (!item) throw new NotFound('draft-item', itemKey);
    const known = await this.flowcharts.find(versionId, itemKey);
    requireVersion(known?.rowVersion ?? 0, rowVersion);
    const flowchart = known ?? new ItemFlowchart(uuid(), { tenantId: actor.tenantId, versionId, itemKey });
    flowchart.draw(flow, unitsOf(item.content), by.actorId, this.clock.now());
    await this.flowcharts.save(flowchart);
  }
}
