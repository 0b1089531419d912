import { FindingConfirmedV1, FindingDismissedV1 } from '@yidan/contracts';
import { Aggregate, type By } from '@yidan/kernel';
import type { Hand } from '../duty-list/duty-list-version.ts';
import type { FindingSeverity } from '../duty-list/version-findings.ts';
import { findingLifecycle, type FindingCommand, type FindingState } from './finding.lifecycle.ts';

const SYSTEM: By = { roles: ['SYSTEM'], relations: [] };

/** 清单发现: something about lists in force that somebody has to look into. */
export class Found extends Aggregate {
  readonly id!: string;
  readonly tenantId!: string;
  readonly kind!: string;
  readonly severity!: FindingSeverity;
  readonly versionId!: string;
  readonly organId!: string;
  readonly otherOrganId!: string | null;
  readonly itemKeys!: readonly string[];
  readonly evidence!: Readonly<Record<string, unknown>>;
  readonly message!: string;
  readonly messageZh!: string;
  readonly openedAt!: Date;
  readonly rowVersion!: number;
  state!: FindingState;
  decidedBy: string | null = null;
  decidedAt: Date | null = null;
  dismissReason: string | null = null;
  caseIds: readonly string[] = [];

  /** 确认: it is so; the cases that mend it were opened in the same act, or it is a dispute of two organs and is settled as one. */
  confirm(caseIds: readonly string[], by: Hand, at: Date): void {
    this.take('confirm', by);
    this.decide(by, at);
    this.caseIds = caseIds;
    this.record(FindingConfirmedV1.create({ ...this.told(at), caseIds: [...caseIds], itemKeys: [...this.itemKeys] }, at));
    if (caseIds.length > 0) this.take('link', SYSTEM);
  }

  /** 不成立, and why. */
  dismiss(reason: string, by: Hand, at: Date): void {
    this.take('dismiss', by);
    this.decide(by, at);
    this.dismissReason = reason;
    this.record(FindingDismissedV1.create({ ...this.told(at), reason }, at));
  }

  /** Refuses who may not confirm, and what is decided already. */
  assertOpen(by: By): void {
    findingLifecycle.next(this.state, 'confirm', by);
  }

  /** 部门之间交叉: two organs hold the same; neither mends it alone, the dispute procedure says whose it is. */
  get isBetweenOrgans(): boolean {
    return this.kind.startsWith('OVERLAP_') && this.otherOrganId !== null;
  }

  /** The organs whose lists it is about. */
  get organIds(): string[] {
    return this.otherOrganId === null ? [this.organId] : [this.organId, this.otherOrganId];
  }

  private decide(by: Hand, at: Date): void {
    this.decidedBy = by.actorId;
    this.decidedAt = at;
  }

  private take(command: FindingCommand, by: By): void {
    this.state = findingLifecycle.next(this.state, command, by);
  }

  private told(at: Date) {
    const { id, kind, organId, otherOrganId } = this;
    return { findingId: id, kind, organId, otherOrganId, at: at.toISOString() };
  }
}
