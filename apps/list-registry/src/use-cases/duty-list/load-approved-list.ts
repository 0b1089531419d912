import { Injectable } from '@nestjs/common';
import { businessDate, Clock, NotFound } from '@yidan/kernel';
import { failpoint, Reference, stampOf, type Actor, type OrganRecord } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { OrganNotActive } from '../../domain/duty-list/duty-list.errors.ts';
import { DutyListVersion, type DatedVersion } from '../../domain/duty-list/duty-list-version.ts';
import { chunksOf, effectiveItem } from '../../domain/duty-list/effective-items.ts';
import { endsAfter, placeOnTimeline } from '../../domain/duty-list/timeline.ts';
import { contentHashOf } from '../../storage/duty-list/content-hash.ts';
import { DutyListRepository } from '../../storage/duty-list/duty-list.repository.ts';
import { ListItems } from '../../storage/duty-list/list-items.ts';
import { ListImportRepository } from '../../storage/list-import-run/list-import.repository.ts';
import { EnterItems } from './enter-items.ts';
import { ReviewList } from './review-list.ts';

/** What the establishment office says about the paper on which the list was approved. */
export interface Approval {
  documentNumber: string;
  approvedOn: string;
  effectiveFrom: string;
}

/** 加载已审定清单: a file that was read becomes a version of its organ's list, with its items, its events and what was found about it. */
@Injectable()
export class LoadApprovedList {
  constructor(
    private readonly imports: ListImportRepository,
    private readonly lists: DutyListRepository,
    private readonly items: ListItems,
    private readonly enterItems: EnterItems,
    private readonly reviewList: ReviewList,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async execute(importId: string, approval: Approval, actor: Actor): Promise<DatedVersion> {
    const at = this.clock.now();
    const by = { roles: actor.roles, relations: [], actorId: stampOf(actor).id };
    const file = await this.imports.hold(importId);
    const organ = await this.organ(file.organId);
    const id = uuid();
    file.load(id, by);

    const list = await this.lists.hold(file.tenantId, organ.id);
    const place = placeOnTimeline(await this.lists.datedVersionsOf(organ.id), approval.effectiveFrom, businessDate(at));
    if (place.next === null && organ.status === 'ABOLISHED') throw new OrganNotActive(organ.code, organ.status);
    const entered = await this.enterItems.execute(organ, file.content.items, place, file.tenantId, at);

    const chunks = chunksOf(entered.items.map(effectiveItem));
    const given = { id, tenantId: file.tenantId, dutyListId: list.id, organId: organ.id, organCode: organ.code, major: list.nextMajor(), importId };
    const version = DutyListVersion.loadApproved({ ...given, ...approval }, place, { chunks, contentHash: contentHashOf(chunks.flat()) }, by, at);

    // First the old period ends, then the new one begins: the database lets no two overlap even for a moment.
    if (place.previous && endsAfter(place.previous, version.effectiveFrom)) {
      place.previous.supersede(version, at);
      await this.lists.save(place.previous);
    }
    await this.lists.save(version);
    failpoint('list-registry.load-approved.announced');
    await this.items.add(version, entered.items);
    if (place.next === null) list.putInForce(version.id);
    await this.reviewList.execute(version, organ, file.content.items, entered, at);
    failpoint('list-registry.load-approved.before-commit');
    return version;
  }

  private async organ(id: string): Promise<OrganRecord> {
    const organ = await this.reference.organById(id);
    if (!organ) throw new NotFound('organ', id);
    return organ;
  }
}
