import { ListVersionEffectiveV1, ListVersionItemsV1, ListVersionSupersededV1, type EffectiveItem } from '@yidan/contracts';
import { Aggregate, formatListVersion, startOfDay, type By } from '@yidan/kernel';
import { ApprovedAfterEffective } from './duty-list.errors.ts';
import { dutyListVersionLifecycle, type DutyListVersionState } from './duty-list-version.lifecycle.ts';
import type { Period, Place } from './timeline.ts';

/** What is known about a version when it is entered. */
export interface ApprovedVersion {
  readonly id: string;
  readonly tenantId: string;
  readonly dutyListId: string;
  readonly organId: string;
  readonly organCode: string;
  readonly major: number;
  readonly documentNumber: string;
  readonly approvedOn: string;
  readonly importId: string;
}

/** The items of a version as its readers get them: in pieces, with the hash of the whole. */
export interface ItemChunks {
  readonly chunks: readonly (readonly EffectiveItem[])[];
  readonly contentHash: string;
}

const SYSTEM: By = { roles: ['SYSTEM'], relations: [] };

/** 清单版本: what one organ is responsible for during one period, approved as a whole and never changed after. */
export class DutyListVersion extends Aggregate implements Period {
  readonly id!: string;
  readonly tenantId!: string;
  readonly dutyListId!: string;
  readonly organId!: string;
  readonly organCode!: string;
  readonly major!: number;
  readonly minor!: number;
  readonly label!: string;
  readonly kind!: 'INITIAL' | 'FULL_REVISION';
  readonly baseVersionId!: string | null;
  readonly documentNumber!: string;
  readonly approvedOn!: string;
  readonly effectiveFrom!: string;
  readonly itemCount!: number;
  readonly contentHash!: string;
  readonly importId!: string;
  readonly createdAt!: Date;
  readonly createdBy!: string;
  readonly rowVersion!: number;
  effectiveTo: string | null = null;
  state: DutyListVersionState = 'EFFECTIVE';

  /** 加载已审定清单: enters a list that was approved on paper, as the current one or as history beneath a later one. */
  static loadApproved(given: ApprovedVersion, place: Place<DutyListVersion>, items: ItemChunks, by: By & { readonly actorId: string }, at: Date): DutyListVersion {
    const { effectiveFrom, effectiveTo } = place.period;
    if (given.approvedOn > effectiveFrom) throw new ApprovedAfterEffective(given.approvedOn, effectiveFrom);
    const version = Object.assign(new DutyListVersion(), {
      ...given,
      minor: 0,
      label: formatListVersion({ organ: given.organCode, major: given.major, minor: 0 }),
      kind: place.previous || place.next ? 'FULL_REVISION' : 'INITIAL',
      baseVersionId: place.previous?.id ?? null,
      effectiveFrom,
      effectiveTo,
      itemCount: items.chunks.reduce((sum, chunk) => sum + chunk.length, 0),
      contentHash: items.contentHash,
      createdAt: at,
      createdBy: by.actorId,
    } satisfies Partial<DutyListVersion>);
    version.state = dutyListVersionLifecycle.next(null, 'loadApproved', by, { to: effectiveTo === null ? 'EFFECTIVE' : 'SUPERSEDED' });
    version.announce(items, place.previous, at);
    return version;
  }

  /** 替代: ends where its successor begins; a version that is history already is cut short the same way. */
  supersede(successor: { readonly id: string; readonly effectiveFrom: string }, at: Date): void {
    this.state = dutyListVersionLifecycle.next(this.state, 'supersede', SYSTEM);
    this.effectiveTo = successor.effectiveFrom;
    this.record(
      ListVersionSupersededV1.create(
        { versionId: this.id, organId: this.organId, successorVersionId: successor.id, effectiveTo: startOfDay(successor.effectiveFrom).toISOString() },
        at,
      ),
    );
  }

  private announce({ chunks, contentHash }: ItemChunks, previous: DutyListVersion | null, at: Date): void {
    const { id: versionId, organId, organCode, label, documentNumber, effectiveFrom, effectiveTo, itemCount } = this;
    chunks.forEach((items, i) => this.record(ListVersionItemsV1.create({ versionId, organId, chunk: i + 1, chunks: chunks.length, items: [...items] }, at)));
    this.record(
      ListVersionEffectiveV1.create(
        {
          versionId,
          organId,
          organCode,
          label,
          documentNumber,
          effectiveFrom: startOfDay(effectiveFrom).toISOString(),
          effectiveTo: effectiveTo === null ? null : startOfDay(effectiveTo).toISOString(),
          itemCount,
          chunks: chunks.length,
          contentHash,
          previousVersionId: previous?.id ?? null,
        },
        at,
      ),
    );
  }
}
