import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { LegalInstruments } from '../../storage/legal-basis/legal-instrument.repository.ts';

/** 修改、废止: from a day on the text of an instrument is another, or it holds no more. */
@Injectable()
export class EndInstrument {
  constructor(
    private readonly instruments: LegalInstruments,
    private readonly clock: Clock,
  ) {}

  async amend(id: string, amendedOn: string, actor: Actor): Promise<void> {
    const instrument = await this.instruments.get(actor.tenantId, id);
    instrument.amend(amendedOn, { roles: actor.roles, relations: [] }, this.clock.now());
    await this.instruments.save(instrument);
  }

  async repeal(id: string, { repealedOn, replacedById }: { repealedOn: string; replacedById: string | null }, actor: Actor): Promise<void> {
    const instrument = await this.instruments.get(actor.tenantId, id);
    if (replacedById !== null) await this.instruments.get(actor.tenantId, replacedById);
    instrument.repeal({ repealedOn, replacedById }, { roles: actor.roles, relations: [] }, this.clock.now());
    await this.instruments.save(instrument);
  }
}
