import { Injectable } from '@nestjs/common';
import type { AdjustmentTrigger } from '@yidan/contracts';
import { NotFound, type Violation } from '@yidan/kernel';
import { Reference } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { AdjustmentCase, isAssignedAtOnce, type AdjustmentCause, type OpenedCase } from '../../domain/adjustment/adjustment-case.ts';
import { AffectedItemsInvalid, NothingToAdjust } from '../../domain/adjustment/adjustment.errors.ts';
import { affectedViolations, type AffectedItem } from '../../domain/adjustment/affected-item.ts';
import type { AnsweredOutcome } from '../../domain/adjustment/answered-outcome.ts';
import type { Hand } from '../../domain/duty-list/duty-list-version.ts';
import { AdjustmentCaseRepository } from '../../storage/adjustment/adjustment-case.repository.ts';
import { DutyListRepository } from '../../storage/duty-list/duty-list.repository.ts';
import { ListContentViews } from '../../storage/duty-list/list-content.views.ts';

/** What follows from a cause, organ by organ. */
export interface AdjustmentRequest {
  readonly trigger: AdjustmentTrigger;
  readonly urgency?: OpenedCase['urgency'];
  readonly cause: AdjustmentCause;
  readonly chainId?: string | null;
  readonly organs: readonly AdjustedOrgan[];
}

/** What is known of one organ's part; nothing where the organ has to find its items itself. */
export interface AdjustedOrgan {
  readonly organId: string;
  readonly items?: readonly AffectedItem[];
  /** Identities the cause is about, this organ's or another's: those it holds are to be looked at. */
  readonly about?: readonly string[];
  /** What a document ordered for this organ; such a case is opened also where there is no list in force yet. */
  readonly outcome?: AnsweredOutcome;
}

/**
 * 提请动态调整: one case for each organ, opened once for a cause however often it is asked for. Other rooms of the register open cases as the system,
 * which leaves out organs that have no list in force: there is nothing to adjust before their first list, unless a document ordered it.
 */
@Injectable()
export class OpenAdjustment {
  constructor(
    private readonly cases: AdjustmentCaseRepository,
    private readonly lists: DutyListRepository,
    private readonly contents: ListContentViews,
    private readonly reference: Reference,
  ) {}

  async execute(request: AdjustmentRequest, by: Hand, at: Date): Promise<AdjustmentCase[]> {
    const { cause } = request;
    const { tenantId } = await this.reference.tenant();
    await this.cases.takeTurn(tenantId, cause);
    const cases: AdjustmentCase[] = [];
    const fresh: AdjustmentCase[] = [];
    const violations: Violation[] = [];
    for (const [i, part] of request.organs.entries()) {
      const known = await this.cases.ofCause(cause, part.organId);
      const one = known ?? (await this.caseOf(request, part, tenantId, (fault) => violations.push({ ...fault, path: `organs/${i}/${fault.path}` }), by, at));
      if (one) cases.push(one);
      if (one && !known) fresh.push(one);
    }
    const [first, ...more] = violations;
    if (first) throw new AffectedItemsInvalid([first, ...more]);
    for (const one of fresh) await this.enter(one, by, at);
    return cases;
  }

  private async caseOf(request: AdjustmentRequest, part: AdjustedOrgan, tenantId: string, fault: (violation: Violation) => void, by: Hand, at: Date): Promise<AdjustmentCase | null> {
    const { trigger, urgency = 'NORMAL', cause, chainId = null } = request;
    const { organId, items = [], about = [], outcome = null } = part;
    const organ = await this.reference.organById(organId);
    if (!organ) throw new NotFound('organ', organId);
    const inForce = await this.lists.inForceOf(organId);
    if (!inForce && by.roles.includes('SYSTEM') && !outcome) return null;
    if (!inForce && !outcome) throw new NothingToAdjust(organ.code);
    const held = await this.heldBy(inForce?.id ?? null, [...items.flatMap(({ itemKey }) => itemKey ?? []), ...about]);
    affectedViolations(items, held).forEach(fault);
    const named = new Set(items.map(({ itemKey }) => itemKey));
    const looked = about.filter((itemKey) => held.has(itemKey) && !named.has(itemKey)).map((itemKey): AffectedItem => ({ itemKey, operation: 'MODIFY', after: null }));
    const given = { id: uuid(), tenantId, organId, organCode: organ.code, trigger, urgency, cause, affected: [...items, ...looked], baseVersionId: inForce?.id ?? null, outcome, chainId };
    return AdjustmentCase.open(given, by, at);
  }

  /** 交办: what a person of the office or the system opens goes to the organ at once. */
  private async enter(one: AdjustmentCase, by: Hand, at: Date): Promise<void> {
    if (isAssignedAtOnce(by)) one.assign(by.roles.includes('SYSTEM') ? SYSTEM : by, at);
    await this.cases.save(one, at);
  }

  private async heldBy(versionId: string | null, itemKeys: readonly string[]): Promise<Set<string>> {
    const held = versionId === null || itemKeys.length === 0 ? [] : await this.contents.itemsOf(versionId, itemKeys);
    return new Set(held.map(({ itemKey }) => itemKey));
  }
}

const SYSTEM = { roles: ['SYSTEM'], relations: [] } as const;
