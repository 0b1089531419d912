import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock, NotFound } from '@yidan/kernel';
import { Reference, seeingAll, type Actor, type OrganRecord } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import type { KeyedContent } from '../../domain/duty-list/draft-content.ts';
import type { DutyList } from '../../domain/duty-list/duty-list.ts';
import { DraftKindWrong, DraftOpen, DraftSourceInvalid, OrganNotActive } from '../../domain/duty-list/duty-list.errors.ts';
import { DutyListVersion, type Hand } from '../../domain/duty-list/duty-list-version.ts';
import { dutyListVersionLifecycle } from '../../domain/duty-list/duty-list-version.lifecycle.ts';
import type { Draft } from '../../domain/duty-list/version-acts.ts';
import { AdjustmentCaseRepository } from '../../storage/adjustment/adjustment-case.repository.ts';
import { DraftItems } from '../../storage/duty-list/draft-items.ts';
import { DutyListRepository } from '../../storage/duty-list/duty-list.repository.ts';
import { ListContentViews } from '../../storage/duty-list/list-content.views.ts';
import { FlowchartRepository } from '../../storage/flowchart/flowchart.repository.ts';
import { handOf } from './hand-of.ts';
import { VersionDesk } from './version-desk.ts';

/** What is to be drafted. */
export interface DraftRequest {
  readonly organCode: string;
  readonly kind: Draft['kind'];
  readonly urgency?: Draft['urgency'];
  /** A version that was withdrawn or returned after publicity: its items begin the draft. */
  readonly baseVersionId?: string | undefined;
  readonly adjustmentCaseIds?: readonly string[];
}

/** 拟稿: what the items a draft begins with shall read. */
export type WorkedItems = (items: readonly KeyedContent[]) => readonly KeyedContent[];

/** 起草清单版本: empty where the organ has no list yet, else with the items in force or those of a version that ended; identities and codes are kept. */
@Injectable()
export class BeginDraft {
  constructor(
    private readonly em: EntityManager,
    private readonly desk: VersionDesk,
    private readonly cases: AdjustmentCaseRepository,
    private readonly lists: DutyListRepository,
    private readonly drafts: DraftItems,
    private readonly contents: ListContentViews,
    private readonly flowcharts: FlowchartRepository,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async execute(request: DraftRequest, actor: Actor): Promise<DutyListVersion> {
    const organ = await this.organ(request.organCode);
    return this.begin(request, organ, handOf(actor, organ.id), actor.tenantId);
  }

  /** Begun by the service itself: after an upheld objection, or where the outcome of a dispute is worked in. */
  async forSystem(request: DraftRequest, system: { readonly name: string; readonly tenantId: string }, worked?: WorkedItems): Promise<DutyListVersion> {
    return this.begin(request, await this.organ(request.organCode), { roles: ['SYSTEM'], relations: [], actorId: `system:${system.name}` }, system.tenantId, worked);
  }

  private async begin(request: DraftRequest, organ: OrganRecord, by: Hand, tenantId: string, worked: WorkedItems = (items) => items): Promise<DutyListVersion> {
    const at = this.clock.now();
    dutyListVersionLifecycle.next(null, 'create', by);
    if (organ.status !== 'ACTIVE') throw new OrganNotActive(organ.code, organ.status);
    const { kind, urgency = 'NORMAL', adjustmentCaseIds = [] } = request;
    const list = await this.lists.hold(tenantId, organ.id);
    const open = (await this.lists.openVersionsOf(organ.id)).find((version) => version.urgency === urgency);
    if (open) throw new DraftOpen(open.label);
    if (!by.roles.includes('SYSTEM')) await this.requireTurn(adjustmentCaseIds, organ.id, by);
    const inForce = await this.lists.inForceOf(organ.id);
    if ((kind === 'INITIAL') !== (inForce === null)) throw new DraftKindWrong(kind, inForce !== null);

    const source = request.baseVersionId === undefined ? null : await this.source(request.baseVersionId, organ.id);
    // Restricted items are copied too: the draft would cancel them for whoever does not see them.
    const items = worked(await seeingAll(this.em, () => this.itemsOf(source ?? inForce)));
    const number = await this.numberOf(kind, list, inForce);
    const given = { id: uuid(), tenantId, dutyListId: list.id, organId: organ.id, organCode: organ.code, ...number, kind, urgency };
    const baseVersionId = source ? source.baseVersionId : (inForce?.id ?? null);
    const chainId = (await this.cases.byIds(adjustmentCaseIds)).find((one) => one.chainId !== null)?.chainId ?? null;
    const version = DutyListVersion.draft({ ...given, baseVersionId, adjustmentCaseIds: [...new Set(adjustmentCaseIds)], chainId, itemCount: items.length }, by, at);
    await this.desk.save(version, at);
    await this.drafts.write(tenantId, version.id, [], items);
    const before = source ?? inForce;
    if (before) await this.flowcharts.carryOver({ tenantId, from: before.id, to: version.id }, by.actorId, at);
    return version;
  }

  /** A person answers cases of this organ only, and only where it is their turn to draft. */
  private async requireTurn(caseIds: readonly string[], organId: string, by: Hand): Promise<void> {
    const cases = await this.cases.byIds(caseIds);
    for (const id of caseIds) {
      const one = cases.find((each) => each.id === id && each.organId === organId);
      if (!one) throw new NotFound('adjustment-case', id);
      one.requireTurn(by);
    }
  }

  private async source(id: string, organId: string): Promise<DutyListVersion> {
    const version = await this.lists.version(id);
    if (version.organId !== organId) throw new NotFound('list-version', id);
    if (version.state !== 'WITHDRAWN' && version.state !== 'RETURNED_AFTER_PUBLICITY') throw new DraftSourceInvalid(version.label, version.state);
    return version;
  }

  private itemsOf(source: DutyListVersion | null): Promise<readonly KeyedContent[]> {
    if (source === null) return Promise.resolve([]);
    return source.isApproved ? this.contents.itemsOf(source.id) : this.drafts.of(source.id);
  }

  private async numberOf(kind: Draft['kind'], list: DutyList, inForce: DutyListVersion | null): Promise<{ major: number; minor: number }> {
    if (kind !== 'ADJUSTMENT' || inForce === null) return { major: list.nextMajor(), minor: 0 };
    return { major: inForce.major, minor: await this.lists.nextMinor(inForce.organId, inForce.major) };
  }

  private async organ(code: string): Promise<OrganRecord> {
    const organ = await this.reference.organByCode(code);
    if (!organ) throw new NotFound('organ', code);
    return organ;
  }
}
