import { Injectable } from '@nestjs/common';
import type { RegisterPerson as Registration } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { Person } from '../../domain/organisation/person.ts';
import { NameSeal } from '../../storage/organisation/name-seal.ts';
import { PersonRepository } from '../../storage/organisation/person.repository.ts';
import { FindGrantPlace } from './find-grant-place.ts';

/** 登记人员 and give the first roles, in one act. */
@Injectable()
export class RegisterPerson {
  constructor(
    private readonly people: PersonRepository,
    private readonly findGrantPlace: FindGrantPlace,
    private readonly names: NameSeal,
    private readonly clock: Clock,
  ) {}

  async execute({ subject, name, organCode, unitCode, roles }: Registration, { tenantId, roles: actorRoles }: Actor): Promise<string> {
    const now = this.clock.now();
    const place = await this.findGrantPlace.execute(organCode, unitCode);
    const id = uuid();
    const person = new Person({ id, tenantId, subject, nameSealed: this.names.seal(name, id), organId: place.organId, unitId: place.unitId }, now);
    const grants = [...new Set(roles)].map((role) => person.give(uuid(), role, place, { roles: actorRoles, relations: [] }, now));
    await this.people.save(person);
    for (const grant of grants) await this.people.saveGrant(grant);
    return id;
  }
}
