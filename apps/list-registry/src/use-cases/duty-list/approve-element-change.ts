import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { businessDate, Clock } from '@yidan/kernel';
import { seeingAll, type Actor } from '@yidan/platform';
import { comparedContent } from '../../domain/duty-list/compared-content.ts';
import type { KeyedContent } from '../../domain/duty-list/draft-content.ts';
import type { DutyListVersion } from '../../domain/duty-list/duty-list-version.ts';
import { dutyListVersionLifecycle } from '../../domain/duty-list/duty-list-version.lifecycle.ts';
import { diffVersions } from '../../domain/duty-list/item-diff.ts';
import type { ChangeSummary } from '../../domain/duty-list/version-acts.ts';
import { DocumentNumbers } from '../../storage/commission/document-numbers.ts';
import { DraftItems } from '../../storage/duty-list/draft-items.ts';
import { ListContentViews } from '../../storage/duty-list/list-content.views.ts';
import { handOf } from './hand-of.ts';
import { PutApprovedDown } from './put-approved-down.ts';
import { SealVersion } from './seal-version.ts';
import { VersionDesk } from './version-desk.ts';

/** What makes a change of an item more than a change of its elements: who holds it, and how it is performed. */
const MOVES: readonly string[] = ['organ', 'crossOrgan', 'performMode', 'devolvedPower', 'itemStatus'];

/** 变更要素审核: a second director or deputy of 编办 approves what adds, cancels and moves nothing. */
@Injectable()
export class ApproveElementChange {
  constructor(
    private readonly em: EntityManager,
    private readonly desk: VersionDesk,
    private readonly contents: ListContentViews,
    private readonly drafts: DraftItems,
    private readonly sealVersion: SealVersion,
    private readonly putApprovedDown: PutApprovedDown,
    private readonly numbers: DocumentNumbers,
    private readonly clock: Clock,
  ) {}

  async execute(versionId: string, plannedFrom: string | null, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const { version, list } = await this.desk.hold(versionId);
    const by = handOf(actor, version.organId);
    dutyListVersionLifecycle.next(version.state, 'approveElementChange', by);
    const sealing = await this.sealVersion.prepare(version, at);
    const changes = await this.changes(version);
    const documentNumber = await this.numbers.next(version.tenantId, 'office', at);
    version.approveElementChange(changes, { ...sealing.content, documentNumber, approvedOn: businessDate(at), plannedFrom }, by, at);
    await this.putApprovedDown.execute(version, list, sealing, at);
  }

  private async changes({ id, organId, baseVersionId }: DutyListVersion): Promise<ChangeSummary> {
    const compared = (rows: readonly KeyedContent[]) => rows.map(({ itemKey, content }) => comparedContent(itemKey, organId, content));
    const before = baseVersionId === null ? [] : await seeingAll(this.em, () => this.contents.itemsOf(baseVersionId));
    const { added, cancelled, modified } = diffVersions(compared(before), compared(await this.drafts.of(id)));
    const transferred = modified.filter(({ changes }) => changes.some(({ element }) => MOVES.includes(element))).length;
    return { added: added.length, cancelled: cancelled.length, modified: modified.length, transferred };
  }
}
