import { Injectable } from '@nestjs/common';
import type { RegisterInstrument } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { requireVersion, type Actor } from '@yidan/platform';
import { LegalInstruments } from '../../storage/legal-basis/legal-instrument.repository.ts';

/** 更正法律依据: what was entered wrongly. */
@Injectable()
export class ChangeInstrument {
  constructor(
    private readonly instruments: LegalInstruments,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, body: RegisterInstrument, version: number, actor: Actor): Promise<void> {
    const instrument = await this.instruments.get(actor.tenantId, id);
    requireVersion(instrument.rowVersion, version);
    instrument.change({ ...body, regionCode: body.regionCode ?? instrument.regionCode }, { roles: actor.roles, relations: [] }, this.clock.now());
    await this.instruments.save(instrument);
  }
}
