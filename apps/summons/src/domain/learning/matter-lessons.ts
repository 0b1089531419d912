import { MatterAssignedV1, MatterMergedV1, MatterReferredV1, LessonForgottenV1, OrderClosedV1, OrderDisputeRequestedV1, OrderRedispatchedV1, OrderReturnRejectedV1, OrderReturnRequestedV1, OrderSettledV1 } from '@yidan/contracts';

/** 学习要点: a matter was confirmed for an item held by an organ, or that organ returned it. */
export interface Lesson {
  readonly kind: 'CONFIRMED' | 'RETURNED';
  readonly itemKey: string;
  readonly organId: string;
  /** When it was first said so. */
  readonly at: Date;
}

/** One recorded fact of a matter or of one of its orders, as the journal keeps it. */
export interface TeachingFact {
  readonly type: string;
  readonly at: Date;
  /** Whether nobody decided it: a list changed, or a clock ran out. */
  readonly bySystem?: boolean;
  readonly data: {
    readonly orderId?: string;
    readonly itemKey?: string | null;
    readonly organId?: string;
    readonly role?: string;
  };
}

/** Types of the events that say what a matter teaches. */
export const TEACHING_EVENTS: readonly string[] = [
  MatterAssignedV1, MatterReferredV1, MatterMergedV1, OrderReturnRequestedV1, OrderReturnRejectedV1, OrderDisputeRequestedV1, OrderSettledV1, OrderRedispatchedV1, OrderClosedV1, LessonForgottenV1,
].map(({ type }) => type);

/**
 * 一件一课: what one matter teaches, followed through all that happened to it. The last word of a person counts:
 * an operator's decision, a return refused, a ruling and a LEAD order that was closed say whose it is; a LEAD order that goes to somebody else while it was doubted says whose it is not.
 */
export class MatterLessons {
  private confirmed: Lesson | null = null;
  /** By organ. */
  private readonly returned = new Map<string, Lesson>();
  private readonly doubted = new Set<string>();
  /** Who was in dispute over it, by order: an outcome that sends it to another one says that they are not the ones. */
  private readonly disputed = new Map<string, Target>();
  private forgotten = false;

  /** What follows from these facts, in the order in which they were recorded. */
  static from(facts: Iterable<TeachingFact>): MatterLessons {
    const lessons = new MatterLessons();
    for (const fact of facts) lessons.take(fact);
    return lessons;
  }

  take({ type, at, data, bySystem = false }: TeachingFact): void {
    const { orderId = '', itemKey, organId } = data;
    const target = itemKey && organId ? { itemKey, organId, at } : null;
    switch (type) {
      case MatterAssignedV1.type:
        if (!bySystem) this.confirm(target);
        return;
      // It went another way, or another matter says the same.
      case MatterReferredV1.type:
      case MatterMergedV1.type:
        this.confirmed = null;
        return;
      case LessonForgottenV1.type:
        this.forgotten = true;
        return;
    }
    if (data.role !== 'LEAD') return;
    switch (type) {
      case OrderDisputeRequestedV1.type:
        if (target) this.disputed.set(orderId, target);
        this.doubted.add(orderId);
        return;
      case OrderReturnRequestedV1.type:
        this.doubted.add(orderId);
        return;
      case OrderSettledV1.type:
        this.doubted.delete(orderId);
        this.confirm(target);
        for (const [other, theirs] of this.disputed) if (other !== orderId && theirs.organId !== organId) this.giveUp({ ...theirs, at });
        this.disputed.clear();
        return;
      case OrderReturnRejectedV1.type:
        this.doubted.delete(orderId);
        return this.confirm(target);
      case OrderRedispatchedV1.type:
        if (this.doubted.delete(orderId) && !bySystem) this.giveUp(target);
        return;
      case OrderClosedV1.type:
        return this.confirm(target);
    }
  }

  /** What it teaches in the end, by kind and organ. */
  get all(): Lesson[] {
    if (this.forgotten) return [];
    const returned = [...this.returned.values()].sort((a, b) => (a.organId < b.organId ? -1 : 1));
    return this.confirmed ? [this.confirmed, ...returned] : returned;
  }

  private confirm(target: Target | null): void {
    if (!target) return;
    const { confirmed } = this;
    if (confirmed?.itemKey !== target.itemKey || confirmed.organId !== target.organId) this.confirmed = { kind: 'CONFIRMED', ...target };
    this.returned.delete(target.organId);
  }

  private giveUp(target: Target | null): void {
    if (!target) return;
    if (this.confirmed?.organId === target.organId) {
      // Its own organ keeps it, by another item.
      if (this.confirmed.itemKey !== target.itemKey) return;
      this.confirmed = null;
    }
    if (this.returned.get(target.organId)?.itemKey !== target.itemKey) this.returned.set(target.organId, { kind: 'RETURNED', ...target });
  }
}

type Target = Omit<Lesson, 'kind'>;

/** 增减: what has to be taken back and what is new, so that what was taught becomes what is taught now. */
export function changeOf(before: readonly Lesson[], now: readonly Lesson[]): { takenBack: Lesson[]; added: Lesson[] } {
  const known = new Set(before.map(keyOf));
  const wanted = new Set(now.map(keyOf));
  return { takenBack: before.filter((lesson) => !wanted.has(keyOf(lesson))), added: now.filter((lesson) => !known.has(keyOf(lesson))) };
}

const keyOf = ({ kind, itemKey, organId }: Lesson): string => `${kind} ${itemKey} ${organId}`;
