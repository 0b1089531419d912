import { Injectable } from '@nestjs/common';
import type { ChangePerson as Entered } from '@yidan/contracts';
import { businessDate, Clock } from '@yidan/kernel';
import { requireVersion, type Actor } from '@yidan/platform';
import { InternalUnitRepository } from '../../storage/organisation/internal-unit.repository.ts';
import { PersonRepository } from '../../storage/organisation/person.repository.ts';
import { PostRepository } from '../../storage/organisation/post.repository.ts';

/** 变更人员: another unit or post; the unit roles of the unit left end with it, those of the new one are given anew. */
@Injectable()
export class ChangePerson {
  constructor(
    private readonly people: PersonRepository,
    private readonly units: InternalUnitRepository,
    private readonly posts: PostRepository,
    private readonly clock: Clock,
  ) {}

  async execute(personId: string, { unitCode, postId, employmentKind }: Entered, expectedVersion: number, actor: Actor): Promise<void> {
    const now = this.clock.now();
    const by = { roles: actor.roles, relations: [] };
    const person = await this.people.get(personId);
    requireVersion(person.rowVersion, expectedVersion);
    const unit = unitCode === null ? null : await this.units.named(person.organId, unitCode);
    if (postId !== null && postId !== person.postId) await this.posts.named(postId, unit?.id ?? null);
    const unitBefore = person.unitId;
    if (!person.change({ unitId: unit?.id ?? null, postId, employmentKind }, by, now)) return;
    await this.people.save(person);
    if (unitBefore === null || unitBefore === person.unitId) return;
    for (const grant of await this.people.grantsOf(personId)) {
      if (grant.unitId !== unitBefore) continue;
      grant.end(by, await this.people.administratorsBeside(grant, businessDate(now)), now);
      await this.people.saveGrant(grant);
    }
  }
}
