import { Injectable } from '@nestjs/common';
import type { LexiconEntryRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { requireVersion, stampOf, type Actor } from '@yidan/platform';
import { DutyIndex } from '../../storage/effective-list/duty-index.ts';
import { LexiconEntryRepository } from '../../storage/lexicon/lexicon-entry.repository.ts';

/** 修改日常用语. */
@Injectable()
export class ChangeLexiconEntry {
  constructor(
    private readonly entries: LexiconEntryRepository,
    private readonly index: DutyIndex,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, readVersion: number, entered: LexiconEntryRequest, actor: Actor): Promise<void> {
    const entry = await this.entries.get(id);
    requireVersion(entry.rowVersion, readVersion);
    entry.change(entered, stampOf(actor).id, this.clock.now());
    await this.entries.save(entry);
    this.index.touch();
  }
}
