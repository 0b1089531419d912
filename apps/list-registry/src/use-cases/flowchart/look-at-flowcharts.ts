import { Injectable } from '@nestjs/common';
import type { FlowchartAnswer, FlowchartLine } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { cutPage, decodeCursor, type Actor, type Page, type PageQuery } from '@yidan/platform';
import { z } from 'zod';
import { dutyListVersionLifecycle } from '../../domain/duty-list/duty-list-version.lifecycle.ts';
import { processOf, type FlowProcess } from '../../domain/flowchart/flow-process.ts';
import { flowSvg } from '../../domain/flowchart/flow-svg.ts';
import { standardFlow, unitsOf } from '../../domain/flowchart/standard-flow.ts';
import { VersionItems } from '../../storage/document/version-items.ts';
import { fits, FlowchartRepository } from '../../storage/flowchart/flowchart.repository.ts';
import { assertMaySeeVersion } from '../document/document-readers.ts';
import { handOf } from '../duty-list/hand-of.ts';
import type { ListFile } from '../duty-list/export-lists.ts';

/** Said of a flow that nobody has drawn. */
const PROPOSED = '（标准流程，尚未编制）';
const Cursor = z.tuple([z.int()]);

/** 查看流程图: those of a draft for whoever draws up or examines it, those of an approved version for everybody inside. */
@Injectable()
export class LookAtFlowcharts {
  constructor(
    private readonly items: VersionItems,
    private readonly flowcharts: FlowchartRepository,
  ) {}

  async lines(versionId: string, { cursor, limit }: PageQuery, actor: Actor): Promise<Page<FlowchartLine>> {
    await this.version(versionId, actor);
    const flows = await this.flowcharts.of(versionId);
    const after = decodeCursor(cursor, Cursor)?.[0] ?? 0;
    const lines = (await this.items.of(versionId)).map(({ itemKey, content }) => {
      const flow = flows.get(itemKey);
      return { itemKey, seqNo: content.seqNo, name: content.name, drawn: flow !== undefined, fits: fits(flow, unitsOf(content)), rowVersion: flow?.rowVersion ?? 0 };
    });
    return cutPage(lines.slice(after, after + limit + 1), limit, (line) => [lines.indexOf(line) + 1]);
  }

  async one(versionId: string, itemKey: string, actor: Actor): Promise<FlowchartAnswer> {
    const version = await this.version(versionId, actor);
    const item = (await this.items.of(versionId)).find((candidate) => candidate.itemKey === itemKey);
    if (!item) throw new NotFound('duty-item', itemKey);
    const kept = await this.flowcharts.find(versionId, itemKey);
    const { nodes, edges } = kept ?? standardFlow(item.content);
    const actions = dutyListVersionLifecycle.actionsFor(version.state, handOf(actor, version.organId)).filter((action) => action === 'edit');
    return { versionId, itemKey, itemName: item.content.name, units: unitsOf(item.content), drawn: kept !== null, rowVersion: kept?.rowVersion ?? 0, actions, nodes: [...nodes] as FlowchartAnswer['nodes'], edges: [...edges] as FlowchartAnswer['edges'] };
  }

  async svg(versionId: string, itemKey: string, actor: Actor): Promise<ListFile> {
    const { itemName, nodes, edges, drawn } = await this.one(versionId, itemKey, actor);
    return { name: `flowchart-${itemKey}.svg`, bytes: new TextEncoder().encode(flowSvg(drawn ? itemName : `${itemName}${PROPOSED}`, { nodes, edges })) };
  }

  async process(versionId: string, itemKey: string, actor: Actor): Promise<FlowProcess> {
    const { itemName, nodes, edges, drawn } = await this.one(versionId, itemKey, actor);
    return processOf(itemKey, drawn ? itemName : `${itemName}${PROPOSED}`, { nodes, edges });
  }

  private async version(versionId: string, actor: Actor) {
    const version = await this.items.version(versionId);
    assertMaySeeVersion(actor, version);
    return version;
  }
}
