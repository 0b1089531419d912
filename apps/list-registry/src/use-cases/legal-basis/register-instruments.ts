import { Injectable } from '@nestjs/common';
import type { RegisterInstrument } from '@yidan/contracts';
import { Clock, type Violation } from '@yidan/kernel';
import { Reference, type Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { titleKey } from '../../domain/legal-basis/instrument-state.ts';
import { InstrumentsRefused } from '../../domain/legal-basis/legal-instrument.errors.ts';
import { LegalInstrument } from '../../domain/legal-basis/legal-instrument.ts';
import { LegalInstruments } from '../../storage/legal-basis/legal-instrument.repository.ts';

/** 登记法律依据: one, or many at once of which either all are entered or none. */
@Injectable()
export class RegisterInstruments {
  constructor(
    private readonly instruments: LegalInstruments,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async one(body: RegisterInstrument, actor: Actor): Promise<string> {
    const [id] = await this.enter([body], actor);
    return id!;
  }

  async many(bodies: readonly RegisterInstrument[], actor: Actor): Promise<string[]> {
    const wanted = bodies.map(({ title, effectiveOn }) => ({ titleKey: titleKey(title), effectiveOn }));
    const known = await this.instruments.knownAmong(actor.tenantId, wanted);
    const keys = wanted.map((one) => `${one.titleKey} ${one.effectiveOn}`);
    const violations = bodies.flatMap((body, i): Violation[] => [
      ...(known.has(keys[i]!) ? [violation(i, 'title', 'REGISTRY.INSTRUMENT.ALREADY_REGISTERED', 'In the register already', `《${body.title}》已经登记`)] : []),
      ...(keys.indexOf(keys[i]!) < i ? [violation(i, 'title', 'REGISTRY.INSTRUMENT.TWICE', 'Twice among these', `《${body.title}》在本批中重复`)] : []),
      ...(body.effectiveOn < body.promulgatedOn ? [violation(i, 'effectiveOn', 'REGISTRY.INSTRUMENT.DATES_WRONG', 'Not before it was promulgated', '施行日期不得早于公布日期')] : []),
    ]);
    const [first, ...rest] = violations;
    if (first) throw new InstrumentsRefused([first, ...rest]);
    return this.enter(bodies, actor);
  }

  private async enter(bodies: readonly RegisterInstrument[], actor: Actor): Promise<string[]> {
    const { tenantId } = await this.reference.tenant();
    const by = { roles: actor.roles, relations: [] };
    const ids: string[] = [];
    for (const body of bodies) {
      const instrument = new LegalInstrument({ id: uuid(), tenantId }, { ...body, regionCode: body.regionCode ?? tenantId }, by, this.clock.now());
      await this.instruments.save(instrument);
      ids.push(instrument.id);
    }
    return ids;
  }
}

function violation(index: number, field: string, code: string, message: string, messageZh: string): Violation {
  return { path: `/${index}/${field}`, code, message, messageZh };
}
