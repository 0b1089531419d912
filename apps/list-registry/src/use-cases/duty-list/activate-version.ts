import { Injectable } from '@nestjs/common';
import { addDays, businessDate, Clock, NotFound, startOfDay } from '@yidan/kernel';
import { Deadlines, failpoint, Reference } from '@yidan/platform';
import type { DutyList } from '../../domain/duty-list/duty-list.ts';
import { OrganNotActive, SealBroken } from '../../domain/duty-list/duty-list.errors.ts';
import type { DutyListVersion } from '../../domain/duty-list/duty-list-version.ts';
import { dutyListVersionLifecycle } from '../../domain/duty-list/duty-list-version.lifecycle.ts';
import { chunksOf, effectiveItem } from '../../domain/duty-list/effective-items.ts';
import { contentHashOf } from '../../storage/duty-list/content-hash.ts';
import { DraftItems } from '../../storage/duty-list/draft-items.ts';
import { DutyListRepository } from '../../storage/duty-list/duty-list.repository.ts';
import { SealedItems } from '../../storage/duty-list/sealed-items.ts';
import { UnitRegister } from '../../storage/duty-list/unit-register.ts';
import { ReviewList } from './review-list.ts';
import { ownerOf, VersionDesk } from './version-desk.ts';

const TIMER = { roles: ['TIMER'], relations: [] } as const;

/** 生效: on its day a version comes into force, and in the same transaction the one before it ends. */
@Injectable()
export class ActivateVersion {
  constructor(
    private readonly desk: VersionDesk,
    private readonly lists: DutyListRepository,
    private readonly sealed: SealedItems,
    private readonly drafts: DraftItems,
    private readonly units: UnitRegister,
    private readonly reviewList: ReviewList,
    private readonly reference: Reference,
    private readonly deadlines: Deadlines,
    private readonly clock: Clock,
  ) {}

  async execute(versionId: string): Promise<void> {
    const { version, list } = await this.desk.hold(versionId);
    await this.activate(version, list);
  }

  /** Of a version that was taken up already, as at an approval in the expedited lane. */
  async activate(version: DutyListVersion, list: DutyList): Promise<void> {
    const at = this.clock.now();
    dutyListVersionLifecycle.next(version.state, 'activate', TIMER);
    const organ = await this.reference.organById(version.organId);
    if (!organ) throw new NotFound('organ', version.organId);
    if (organ.status === 'ABOLISHED') throw new OrganNotActive(organ.code, organ.status);
    const today = businessDate(at);
    const previous = await this.lists.inForceOf(version.organId);
    // A list is in force for whole days: what began today stays until the day is over.
    if (previous && previous.effectiveFrom >= today) return this.deadlines.set(ownerOf(version), 'activate', startOfDay(addDays(today, 1)), { at });

    const items = await this.sealed.of(version.id);
    const chunks = chunksOf(items.map(effectiveItem));
    const contentHash = contentHashOf(chunks.flat());
    if (contentHash !== version.contentHash) throw new SealBroken(version.label);
    // First the old period ends and is written, then the new one begins: the database lets no two overlap even for a moment.
    if (previous) {
      previous.supersede({ id: version.id, effectiveFrom: today }, at);
      await this.desk.save(previous, at);
    }
    version.activate(previous, { chunks, contentHash }, at);
    await this.desk.save(version, at);
    failpoint('list-registry.activate.announced');
    list.putInForce(version.id);
    // In the expedited lane publicity and filing follow the day in force, and their clocks begin with it.
    if (version.filedAt === null) await this.deadlines.begin(ownerOf(version), 'publicise', dutyListVersionLifecycle.steps.publicise.due!, { at, urgency: version.urgency });
    const content = (await this.drafts.of(version.id)).map((row) => row.content);
    const entered = { items, units: await this.units.resolve(version.tenantId, organ.id, [], at) };
    await this.reviewList.execute(version, organ, content, entered, at);
  }
}
