import { Injectable } from '@nestjs/common';
import type { DisputeOutcome, ListAmendment } from '@yidan/contracts';
import { failpoint, Reference, type OrganRecord } from '@yidan/platform';
import type { AdjustmentCase } from '../../domain/adjustment/adjustment-case.ts';
import type { Obstacle } from '../../domain/adjustment/answered-outcome.ts';
import { workInOutcome, type WorkedIn } from '../../domain/adjustment/work-in-outcome.ts';
import type { ContentItem } from '../../domain/list-import/list-content.ts';
import { AdjustmentCaseRepository } from '../../storage/adjustment/adjustment-case.repository.ts';
import { DutyListRepository } from '../../storage/duty-list/duty-list.repository.ts';
import { ListContentViews } from '../../storage/duty-list/list-content.views.ts';
import { DraftOutcome } from './draft-outcome.ts';
import { EndReplacedCases } from './end-replaced-cases.ts';
import { OpenAdjustment, type AdjustedOrgan } from './open-adjustment.ts';

/** 争议定责 as the dispute procedure tells it. */
export interface DecidedDispute {
  readonly tenantId: string;
  /** 争议编号. */
  readonly number: string;
  readonly outcome: DisputeOutcome;
  /** The document whose place this one takes. */
  readonly replaces: string | null;
  readonly chainId: string | null;
}

/** What the cases that carry out a document of the dispute procedure are opened for. */
export const DISPUTE_OUTCOME = 'dispute-outcome';

const SYSTEM = { roles: ['SYSTEM'], relations: [], actorId: 'system:dispute-outcome' } as const;
const SOURCES = { AGREEMENT: '协商一致', OPINION: '协调意见', RULING: '裁定' } as const;

/**
 * 定责结果落清单 (R-DSP-9, X-1): one expedited case for each organ whose list a document of the dispute procedure changes, and at once the draft with exactly its words.
 * What cannot be worked in stops nothing: the case says why and waits for 编办 to draft.
 */
@Injectable()
export class WorkInOutcomes {
  constructor(
    private readonly cases: AdjustmentCaseRepository,
    private readonly lists: DutyListRepository,
    private readonly contents: ListContentViews,
    private readonly openAdjustment: OpenAdjustment,
    private readonly draftOutcome: DraftOutcome,
    private readonly endReplaced: EndReplacedCases,
    private readonly reference: Reference,
  ) {}

  async execute(decided: DecidedDispute, at: Date): Promise<void> {
    const { outcome, number, replaces, chainId, tenantId } = decided;
    if (replaces !== null) await this.endReplaced.execute({ type: DISPUTE_OUTCOME, id: replaces }, outcome.documentNumber, at);
    const cause = { type: DISPUTE_OUTCOME, id: outcome.documentNumber, title: `${SOURCES[outcome.source]}（${outcome.documentNumber}），争议 ${number}` };
    for (const [organId, amendments] of Map.groupBy(outcome.amendments, (amendment) => amendment.organId)) {
      const organ = await this.reference.organById(organId);
      // A list of another district is amended there.
      if (!organ || (await this.cases.ofCause(cause, organId))) continue;
      const part = await this.partOf(organ, amendments, outcome, tenantId);
      const [one] = await this.openAdjustment.execute({ trigger: 'DISPUTE_RULING', urgency: 'EXPEDITED', cause, chainId, organs: [part] }, SYSTEM, at);
      if (one && isDraftable(one)) await this.draftOutcome.execute(one, at);
    }
    failpoint('list-registry.dispute-outcome.before-commit');
  }

  private async partOf(organ: OrganRecord, amendments: readonly ListAmendment[], { documentNumber, source, split }: DisputeOutcome, tenantId: string): Promise<AdjustedOrgan> {
    // Held from here to the end: nobody begins a draft of the organ meanwhile.
    await this.lists.hold(tenantId, organ.id);
    const inForce = await this.lists.inForceOf(organ.id);
    const held = inForce ? contentByKey(await this.contents.itemsOf(inForce.id)) : new Map<string, ContentItem>();
    const units = new Map((await this.reference.unitsOf(organ.id)).filter(({ status }) => status === 'ACTIVE').map(({ id, name }) => [id, name]));
    const organs = new Map((await this.reference.organs()).map(({ id, name }) => [id, name]));
    const ground = { held, arriving: await this.arriving(amendments), units, organs };
    const { affected, obstacles }: WorkedIn = workInOutcome({ organId: organ.id, documentNumber, amendments, split }, ground);
    const all = [...obstacles, ...(await this.obstaclesOf(organ, inForce !== null))];
    return { organId: organ.id, items: affected, outcome: { documentNumber, source, amendments, obstacles: all, whole: obstacles.length === 0, contentHash: null } };
  }

  /** The items as the organs hold them from which they come. */
  private async arriving(amendments: readonly ListAmendment[]): Promise<Map<string, ContentItem>> {
    const coming = amendments.flatMap(({ operation, fromOrganId, itemKey }) => (operation === 'TRANSFER_IN' && fromOrganId !== null ? [{ fromOrganId, itemKey }] : []));
    const found = new Map<string, ContentItem>();
    for (const [organId, items] of Map.groupBy(coming, ({ fromOrganId }) => fromOrganId)) {
      const inForce = await this.lists.inForceOf(organId);
      if (!inForce) continue;
      for (const { itemKey, content } of await this.contents.itemsOf(inForce.id, items.map((item) => item.itemKey))) found.set(itemKey, content);
    }
    return found;
  }

  /** What lies in the way of a draft of this organ; an open draft of the ordinary lane does not (corrections A6). */
  private async obstaclesOf(organ: OrganRecord, hasList: boolean): Promise<Obstacle[]> {
    const beside = (await this.lists.openVersionsOf(organ.id)).find(({ urgency }) => urgency === 'EXPEDITED');
    return [
      ...(organ.status === 'ACTIVE' ? [] : [{ message: `${organ.name} is ${organ.status}`, messageZh: `${organ.name}已不是有效机关（${organ.status}）` }]),
      ...(hasList ? [] : [{ message: `${organ.name} has no list in force`, messageZh: `${organ.name}没有现行清单` }]),
      ...(beside ? [{ message: `${beside.label} is still open in the expedited lane`, messageZh: `加快通道已有在编版本 ${beside.label}` }] : []),
    ];
  }
}

function isDraftable({ outcome, affected }: AdjustmentCase): boolean {
  return outcome !== null && outcome.obstacles.length === 0 && affected.length > 0;
}

function contentByKey(items: readonly { readonly itemKey: string; readonly content: ContentItem }[]): Map<string, ContentItem> {
  return new Map(items.map(({ itemKey, content }) => [itemKey, content]));
}
