import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import type { DraftRow, KeyedContent } from '../../domain/duty-list/draft-content.ts';
import { VersionImmutable } from '../../domain/duty-list/duty-list.errors.ts';
import type { DutyListVersion, Hand } from '../../domain/duty-list/duty-list-version.ts';
import { dutyListVersionLifecycle } from '../../domain/duty-list/duty-list-version.lifecycle.ts';
import type { ContentChange } from '../../domain/duty-list/version-acts.ts';
import { DraftItems } from '../../storage/duty-list/draft-items.ts';
import { DutyListRepository } from '../../storage/duty-list/duty-list.repository.ts';
import { handOf } from './hand-of.ts';
import { requireSight } from './requires-sight.ts';

/** A draft taken in hand: nobody else changes it until the transaction ends. */
export interface HeldDraft {
  readonly version: DutyListVersion;
  readonly rows: readonly DraftRow[];
  readonly by: Hand;
  /** Whether a row is restricted, and not for this editor. */
  isHidden(itemKey: string): boolean;
}

/** 编辑台: takes a draft in hand for an edit and puts it back, as every way of editing does. */
@Injectable()
export class DraftDesk {
  constructor(
    private readonly lists: DutyListRepository,
    private readonly items: DraftItems,
    private readonly clock: Clock,
  ) {}

  async take(versionId: string, actor: Actor): Promise<HeldDraft> {
    const draft = await this.open(await this.lists.holdVersion(versionId), actor);
    dutyListVersionLifecycle.next(draft.version.state, 'edit', draft.by);
    return draft;
  }

  /** For looking at what an edit would do: whoever sees the version may, as long as its content is not fixed. */
  async look(versionId: string, actor: Actor): Promise<HeldDraft> {
    return this.open(await this.lists.version(versionId), actor);
  }

  /** Writes the draft as it shall be; what was only moved is an edit too. */
  async put({ version, rows, by }: HeldDraft, after: readonly KeyedContent[], how: Pick<ContentChange, 'by' | 'importId'>, note?: unknown): Promise<void> {
    const change = await this.items.write(version.tenantId, version.id, rows, after);
    version.edit({ ...change, ...how, itemCount: after.length }, by, this.clock.now());
    await this.lists.save(version, note);
  }

  /** The same where it is laid on another version. */
  async rebase({ version, rows, by }: HeldDraft, after: readonly KeyedContent[], onto: string): Promise<void> {
    const change = await this.items.write(version.tenantId, version.id, rows, after);
    version.rebase(onto, { ...change, itemCount: after.length }, by, this.clock.now());
    await this.lists.save(version);
  }

  private async open(version: DutyListVersion, actor: Actor): Promise<HeldDraft> {
    requireSight(version, actor);
    const by = handOf(actor, version.organId);
    if (version.isApproved) throw new VersionImmutable(version.label);
    const rows = await this.items.of(version.id);
    const seen = await this.items.seenKeysOf(version.id);
    const hidden = new Set(rows.map(({ itemKey }) => itemKey).filter((itemKey) => !seen.has(itemKey)));
    return { version, rows, by, isHidden: (itemKey) => hidden.has(itemKey) };
  }
}
