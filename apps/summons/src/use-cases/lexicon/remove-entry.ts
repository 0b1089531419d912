import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import { requireVersion } from '@yidan/platform';
import { DutyIndex } from '../../storage/effective-list/duty-index.ts';
import { LexiconEntryRepository } from '../../storage/lexicon/lexicon-entry.repository.ts';

/** 删除日常用语: what the common lexicon says of its words counts again. */
@Injectable()
export class RemoveLexiconEntry {
  constructor(
    private readonly entries: LexiconEntryRepository,
    private readonly index: DutyIndex,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, readVersion: number): Promise<void> {
    const entry = await this.entries.get(id);
    requireVersion(entry.rowVersion, readVersion);
    entry.remove(this.clock.now());
    await this.entries.save(entry);
    this.index.touch();
  }
}
