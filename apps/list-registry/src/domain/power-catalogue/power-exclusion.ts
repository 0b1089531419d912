import { PowerExcludedV1, PowerExclusionEndedV1 } from '@yidan/contracts';
import { Aggregate, type By } from '@yidan/kernel';
import type { PowerExclusionFact } from './catalogue-power.ts';
import { powerExclusionLifecycle, type PowerExclusionState } from './power-exclusion.lifecycle.ts';

/** 权力除外: a power that nobody here merges, with the reason and the document that says so. */
export class PowerExclusion extends Aggregate {
  readonly id!: string;
  readonly tenantId!: string;
  readonly catalogueId!: string;
  readonly powerId!: string;
  readonly organId!: string | null;
  readonly reason!: PowerExclusionFact['reason'];
  readonly document!: string;
  readonly explanation!: string;
  readonly recordedBy!: string;
  readonly recordedAt!: Date;
  readonly rowVersion!: number;
  state: PowerExclusionState = 'IN_FORCE';
  endedAt: Date | null = null;

  /** 登记除外. */
  static exclude(facts: PowerExclusionFact & { readonly tenantId: string; readonly catalogueId: string }, by: By & { readonly actorId: string }, at: Date): PowerExclusion {
    const state = powerExclusionLifecycle.next(null, 'exclude', by);
    const exclusion = Object.assign(new PowerExclusion(), { ...facts, recordedBy: by.actorId, recordedAt: at, state } satisfies Partial<PowerExclusion>);
    const { id: exclusionId, catalogueId, powerId, organId, reason, document } = exclusion;
    exclusion.record(PowerExcludedV1.create({ exclusionId, catalogueId, powerId, organId, reason, document, at: at.toISOString() }, at));
    return exclusion;
  }

  /** 终止: the power is to be merged after all. */
  end(by: By, at: Date): void {
    this.state = powerExclusionLifecycle.next(this.state, 'end', by);
    this.endedAt = at;
    this.record(PowerExclusionEndedV1.create({ exclusionId: this.id, powerId: this.powerId, organId: this.organId, at: at.toISOString() }, at));
  }
}
