import { Injectable } from '@nestjs/common';
import { normaliseName, NotFound, powerTypeZh } from '@yidan/kernel';
import { Transactions, type Scope } from '@yidan/platform';
import { FieldsMissing } from '../../domain/document/document.errors.ts';
import type { HandbookFacts } from '../../domain/document/handbook.ts';
import { TEMPLATES } from '../../domain/document/templates.ts';
import type { DocumentItem } from '../../domain/document/version-content.ts';
import type { Flow } from '../../domain/flowchart/flow.ts';
import { writeTimeLimit } from '../../domain/list-import/time-limit.ts';
import { HandbookViews, type HandbookPlace } from '../../storage/document/handbook.views.ts';
import { VersionItems } from '../../storage/document/version-items.ts';
import { FlowchartRepository } from '../../storage/flowchart/flowchart.repository.ts';
import type { ListFile } from '../duty-list/export-lists.ts';
import { FileDesk } from '../list-import-run/file-desk.ts';

/** 打印岗位职责手册: of a post or of a whole unit, from the list in force; what is hidden from the reader does not stand in it. */
@Injectable()
export class PrintHandbook {
  constructor(
    private readonly views: HandbookViews,
    private readonly items: VersionItems,
    private readonly flowcharts: FlowchartRepository,
    private readonly desk: FileDesk,
    private readonly transactions: Transactions,
  ) {}

  async ofPost(postId: string, scope: Scope): Promise<ListFile> {
    return this.print(await this.transactions.run(scope, async () => this.factsOf(await this.views.ofPost(postId), ['post', postId])), `handbook-post-${postId}.docx`);
  }

  async ofUnit(unitId: string, scope: Scope): Promise<ListFile> {
    return this.print(await this.transactions.run(scope, async () => this.factsOf(await this.views.ofUnit(unitId), ['unit', unitId])), `handbook-unit-${unitId}.docx`);
  }

  private async print(facts: HandbookFacts, name: string): Promise<ListFile> {
    const written = await this.desk.run('writeForm', { name: 'HANDBOOK', format: 'docx', source: { facts }, given: {}, known: [] });
    if ('lacks' in written) throw new FieldsMissing(TEMPLATES.HANDBOOK.zh, written.lacks);
    return { name, bytes: written.bytes! };
  }

  private async factsOf(place: HandbookPlace | null, [what, id]: [string, string]): Promise<HandbookFacts> {
    if (!place) throw new NotFound(what, id);
    const { organName, unitName, provision, post, versionId, label, contentHash } = place;
    const flows = versionId === null ? new Map<string, Flow>() : await this.flowcharts.of(versionId);
    const borne = versionId === null ? [] : bornBy(await this.items.of(versionId), unitName, post?.itemKeys ?? null);
    const items = borne.map((item) => itemFacts(item, unitName, flows.get(item.itemKey)));
    return { organName, unitName, provision, post: post && { name: post.name, description: post.description }, label: label ?? '无现行清单', contentHash: contentHash ?? '无', items };
  }
}

/** A post bears the items that were given to it; a unit all that it leads or assists in. */
function bornBy(items: readonly DocumentItem[], unit: string, keys: readonly string[] | null): DocumentItem[] {
  if (keys) return items.filter(({ itemKey }) => keys.includes(itemKey));
  return items.filter(({ content }) => [content.leadUnit, ...content.assistUnits].some((name) => normaliseName(name) === normaliseName(unit)));
}

function itemFacts({ content }: DocumentItem, unit: string, flow: Flow | undefined): HandbookFacts['items'][number] {
  const { code = '', name, description = '', timeLimit, basis, sandingDuties, powers, leadUnit, assistUnits } = content;
  const leads = normaliseName(leadUnit) === normaliseName(unit);
  return {
    code,
    name,
    role: leads ? '牵头' : '协办',
    description,
    timeLimit: writeTimeLimit(timeLimit),
    basis: basis.map(({ text }) => text),
    sandingDuties,
    powers: powers.map((power) => `${powerTypeZh[power.type]}${power.number ?? ''} ${power.name}`),
    partners: leads ? (assistUnits.length > 0 ? `协办科室：${assistUnits.join('、')}` : '') : `牵头科室：${leadUnit}`,
    steps: flow ? stepsOf(flow) : null,
  };
}

function stepsOf({ nodes, edges }: Flow): NonNullable<HandbookFacts['items'][number]['steps']> {
  const nameOf = new Map(nodes.map(({ id, name }) => [id, name]));
  return nodes.map(({ id, name, unit, action, timeLimit, documents }) => ({
    name, unit, action, documents: [...documents],
    timeLimit: writeTimeLimit(timeLimit ?? undefined),
    next: edges.filter(({ from }) => from === id).map(({ to, condition }) => (condition ? `${nameOf.get(to)}（${condition}）` : nameOf.get(to))).join('、'),
  }));
}
