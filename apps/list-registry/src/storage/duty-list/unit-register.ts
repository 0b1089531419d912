import { Injectable } from '@nestjs/common';
import { normaliseName } from '@yidan/kernel';
import { Reference } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { line } from '../../domain/duty-list/line.ts';
import { InternalUnit } from '../../domain/organisation/internal-unit.ts';
import { InternalUnitRepository } from '../organisation/internal-unit.repository.ts';

/** A unit as lists name it. */
export interface NamedUnit {
  readonly id: string;
  readonly name: string;
}

/** The organ's units after a list was matched against them. */
export interface ResolvedUnits {
  readonly registered: readonly NamedUnit[];
  readonly created: readonly NamedUnit[];
  idOf(name: string): string;
}

/** 科室登记: finds the units a list names and enters those the register does not know yet. */
@Injectable()
export class UnitRegister {
  constructor(
    private readonly reference: Reference,
    private readonly units: InternalUnitRepository,
  ) {}

  async resolve(tenantId: string, organId: string, names: readonly string[], at: Date): Promise<ResolvedUnits> {
    const all = await this.reference.unitsOf(organId);
    const registered = all.filter(({ status }) => status === 'ACTIVE');
    // An office that is gone is still the one an old list means, unless another bears its name today.
    const known = new Map([...all, ...registered].map(({ id, name }) => [normaliseName(name), id]));
    const codes = new Set(all.map(({ code }) => code));
    const created: InternalUnit[] = [];
    for (const name of names) {
      const key = normaliseName(name);
      if (known.has(key)) continue;
      const facts = { code: freeCode(codes), name: line(name), provisionText: '', approvedStaff: 0, actualStaff: 0 };
      const unit = new InternalUnit({ id: uuid(), tenantId, organId }, facts, at);
      known.set(key, unit.id);
      created.push(unit);
    }
    await this.units.addAll(created);
    return {
      registered,
      created: created.map(({ id, name }) => ({ id, name })),
      idOf: (name) => {
        const id = known.get(normaliseName(name));
        if (!id) throw new Error(`the unit ${name} was not resolved`);
        return id;
      },
    };
  }
}

/** The next code nobody in the organ has; units in a list carry none. */
function freeCode(taken: Set<string>): string {
  for (let n = 1; ; n += 1) {
    const code = `L${String(n).padStart(2, '0')}`;
    if (taken.has(code)) continue;
    taken.add(code);
    return code;
  }
}
