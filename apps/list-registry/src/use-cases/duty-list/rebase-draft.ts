import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { RebaseAnswer, RebaseChoice } from '@yidan/contracts';
import { bodyHash, Problem, seeingAll, type Actor } from '@yidan/platform';
import { NothingToRebase } from '../../domain/duty-list/duty-list.errors.ts';
import type { DutyListVersion } from '../../domain/duty-list/duty-list-version.ts';
import { assertDecided, rebase, type Rebase, type Side, type ThreeVersions } from '../../domain/duty-list/rebase.ts';
import { hashOfRows } from '../../storage/duty-list/draft-items.ts';
import { DutyListRepository } from '../../storage/duty-list/duty-list.repository.ts';
import { ListContentViews } from '../../storage/duty-list/list-content.views.ts';
import { DraftDesk, type HeldDraft } from './draft-desk.ts';

/** 变基 (corrections A6): lays the open draft on the version that came into force meanwhile; conflicts are shown and chosen element by element. */
@Injectable()
export class RebaseDraft {
  constructor(
    private readonly em: EntityManager,
    private readonly desk: DraftDesk,
    private readonly lists: DutyListRepository,
    private readonly contents: ListContentViews,
  ) {}

  async show(versionId: string, actor: Actor): Promise<RebaseAnswer> {
    const draft = await this.desk.look(versionId, actor);
    const onto = await this.ontoOf(draft);
    const { conflicts, takenOver } = onto ? rebase(await this.three(draft, onto)) : NOTHING;
    // What is restricted is taken over with the rest; only its conflicts are for those who see it.
    const shown = conflicts.filter(({ itemKey }) => !draft.isHidden(itemKey)).map((conflict) => ({ ...conflict }));
    return { versionId, onto: onto && { versionId: onto.id, label: onto.label }, shown: shownOf(draft, onto), takenOver: { ...takenOver }, conflicts: shown };
  }

  async apply(versionId: string, { shown, choices }: { shown: string; choices: readonly RebaseChoice[] }, actor: Actor): Promise<void> {
    const draft = await this.desk.take(versionId, actor);
    const onto = await this.ontoOf(draft);
    if (!onto) throw new NothingToRebase(draft.version.label);
    if (shown !== shownOf(draft, onto)) throw new Problem(412, 'REGISTRY.DRAFT.DIFF_OUTDATED', 'The draft or the version in force is no longer the one that was shown; look at it again', '草稿或现行版本在显示后已有变动，请重新查看');
    const taken = new Map(choices.map(({ itemKey, element, take }) => [`${itemKey} ${element}`, take]));
    const chosen = (itemKey: string, element: string): Side | undefined => taken.get(`${itemKey} ${element}`);
    const { items, conflicts } = rebase(await this.three(draft, onto), chosen);
    assertDecided(conflicts, chosen, draft.isHidden);
    await this.desk.rebase(draft, items, onto.id);
  }

  private async ontoOf({ version }: HeldDraft): Promise<DutyListVersion | null> {
    const inForce = await this.lists.inForceOf(version.organId);
    return inForce && inForce.id !== version.baseVersionId ? inForce : null;
  }

  private three({ version, rows: draft }: HeldDraft, onto: DutyListVersion): Promise<ThreeVersions> {
    return seeingAll(this.em, async () => ({
      base: version.baseVersionId === null ? [] : await this.contents.itemsOf(version.baseVersionId),
      draft,
      inForce: await this.contents.itemsOf(onto.id),
    }));
  }
}

const NOTHING: Pick<Rebase, 'conflicts' | 'takenOver'> = { conflicts: [], takenOver: { added: 0, cancelled: 0, modified: 0 } };

function shownOf({ version, rows }: HeldDraft, onto: DutyListVersion | null): string {
  return bodyHash({ versionId: version.id, onto: onto?.id ?? null, content: hashOfRows(rows) });
}
