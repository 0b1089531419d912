import { Injectable } from '@nestjs/common';
import type { RegisterPerson as Registration } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { Person } from '../../domain/organisation/person.ts';
import type { RoleGrant } from '../../domain/organisation/role-grant.ts';
import { NameSeal } from '../../storage/organisation/name-seal.ts';
import { PersonRepository } from '../../storage/organisation/person.repository.ts';
import { PostRepository } from '../../storage/organisation/post.repository.ts';
import { FindGrantPlace } from './find-grant-place.ts';

/** 登记人员 and give the first roles, in one act. */
@Injectable()
export class RegisterPerson {
  constructor(
    private readonly people: PersonRepository,
    private readonly posts: PostRepository,
    private readonly findGrantPlace: FindGrantPlace,
    private readonly names: NameSeal,
    private readonly clock: Clock,
  ) {}

  async execute({ subject, name, organCode, unitCode, postId, employmentKind, roles, scopes }: Registration, { tenantId, roles: actorRoles }: Actor): Promise<string> {
    const now = this.clock.now();
    const by = { roles: actorRoles, relations: [] };
    const place = await this.findGrantPlace.execute(organCode, unitCode);
    const post = postId === undefined ? null : await this.posts.named(postId, place.unitId);
    const id = uuid();
    const facts = { id, tenantId, subject, nameSealed: this.names.seal(name, { tenantId, id }), organId: place.organId, unitId: place.unitId, postId: post?.id ?? null, employmentKind };
    const person = new Person(facts, by, now);
    const grants: RoleGrant[] = [];
    for (const role of new Set(roles)) grants.push(person.give({ id: uuid(), role, scopes: scopes ?? null, held: grants }, place, by, now));
    await this.people.save(person);
    for (const grant of grants) await this.people.saveGrant(grant);
    return id;
  }
}
