import { Injectable } from '@nestjs/common';
import type { LexiconEntryRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { stampOf, type Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { LexiconEntry } from '../../domain/lexicon/lexicon-entry.ts';
import { DutyIndex } from '../../storage/effective-list/duty-index.ts';
import { LexiconEntryRepository } from '../../storage/lexicon/lexicon-entry.repository.ts';

/** 增加日常用语: from now on matters of the tenant are read with it. */
@Injectable()
export class AddLexiconEntry {
  constructor(
    private readonly entries: LexiconEntryRepository,
    private readonly index: DutyIndex,
    private readonly clock: Clock,
  ) {}

  async execute(entered: LexiconEntryRequest, actor: Actor): Promise<string> {
    const entry = LexiconEntry.add({ id: uuid(), tenantId: actor.tenantId }, entered, stampOf(actor).id, this.clock.now());
    await this.entries.save(entry);
    this.index.touch();
    return entry.id;
  }
}
