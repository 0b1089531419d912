import { Injectable } from '@nestjs/common';
import type { DraftBulletinRequest, EditBulletinRequest } from '@yidan/contracts';
import { addDays, Clock, startOfDay } from '@yidan/kernel';
import { Reference, requireVersion, type Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { draftEntries, editedEntries, type BulletinEntry } from '../../domain/bulletin/bulletin-entry.ts';
import { NamedOrganUnknown } from '../../domain/bulletin/bulletin.errors.ts';
import { Bulletin } from '../../domain/bulletin/bulletin.ts';
import { BulletinRepository } from '../../storage/bulletin/bulletin.repository.ts';
import { PeriodFiguresViews } from '../../storage/bulletin/period-figures.views.ts';
import { BulletinProposals } from '../../storage/supervision/bulletin-proposals.ts';

/** 起草通报: its figures are counted, whom it names follows from them and from who is proposed; the words can be changed while it is a draft. */
@Injectable()
export class DraftBulletin {
  constructor(
    private readonly bulletins: BulletinRepository,
    private readonly figures: PeriodFiguresViews,
    private readonly proposals: BulletinProposals,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async execute({ from, to, title, audience }: DraftBulletinRequest, actor: Actor): Promise<Bulletin> {
    const at = this.clock.now();
    const figures = await this.figures.of(from, to, at);
    const waiting = await this.proposals.waiting(startOfDay(addDays(to, 1)));
    const { name } = await this.reference.tenant();
    const given = { id: uuid(), tenantId: actor.tenantId, fromDate: from, toDate: to, title: title ?? `关于${name}依单履职督办情况的通报`, audience, figures, entries: draftEntries(figures, waiting) };
    const bulletin = Bulletin.draft(given, actor, at);
    await this.bulletins.save(bulletin, at);
    await this.proposals.takeUp(waiting.map(({ id }) => id), bulletin.id);
    return bulletin;
  }

  /** 修改通报. */
  async edit(id: string, { entries, ...words }: EditBulletinRequest, readVersion: number, actor: Actor): Promise<void> {
    const bulletin = await this.bulletins.get(id, actor);
    requireVersion(bulletin.rowVersion, readVersion);
    const at = this.clock.now();
    bulletin.edit({ ...words, entries: entries && (await this.named(bulletin, entries)) }, actor, at);
    await this.bulletins.save(bulletin, at);
  }

  private async named({ figures }: Bulletin, entries: NonNullable<EditBulletinRequest['entries']>): Promise<BulletinEntry[]> {
    const codes = new Map((await this.reference.organs()).map(({ code, id }) => [code, id]));
    const [unknown, ...more] = entries.map(({ organCode }) => organCode).filter((code) => !codes.has(code));
    if (unknown !== undefined) throw new NamedOrganUnknown([unknown, ...more]);
    return editedEntries(figures, entries.map(({ organCode, facts, praise }) => ({ organId: codes.get(organCode)!, facts, praise })));
  }
}
